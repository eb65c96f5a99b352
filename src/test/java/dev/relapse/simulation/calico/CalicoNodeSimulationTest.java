package dev.relapse.simulation.calico;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line and what is refused before anything is asked of an API server. */
class CalicoNodeSimulationTest {

    private static final Map<String, String> GOOD =
            Map.of(
                    "RELAPSE_SIMULATED_VERSION", "3.24.3",
                    "NODENAME", "node-1",
                    "DATASTORE_TYPE", "kubernetes",
                    "PATH", "/usr/bin:/bin");

    private String said;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                           | No valid options provided
                    -felix                       | No valid options provided
                    -startup -monitor-addresses  | More than one incompatible argument provided
                    """)
    void endsWithOneForAnotherCommandLine(String arguments, String message) {
        assertThat(
                        run(
                                Map.of(),
                                arguments.isEmpty()
                                        ? List.of()
                                        : List.of(arguments.split(" ", -1))))
                .isEqualTo(1);
        assertThat(said).contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    DATASTORE_TYPE            | etcdv3          | DATASTORE_TYPE is 'etcdv3'
                    RELAPSE_SIMULATED_VERSION | 3.30.0          | 3.30.0 is not a version that can be simulated
                    KUBECONFIG                | /no/such/config | /no/such/config
                    KUBERNETES_SERVICE_HOST   | 10.96.0.1       | no configuration has been provided
                    """)
    void endsWithOneForAnEnvironmentThatWillNotDo(String name, String value, String message) {
        Map<String, String> environment = new HashMap<>(GOOD);
        environment.put(name, value);

        assertThat(run(environment, List.of("-startup"))).isEqualTo(1);
        assertThat(said).contains(message);
    }

    @Test
    void writesItsLogAsTheRealProgramDoes() {
        run(GOOD, List.of("-startup"));

        assertThat(said.lines())
                .first()
                .asString()
                .matches(
                        "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} \\[INFO]\\[\\d+]"
                                + " startup/startup.go: Early log level set to info");
        assertThat(said)
                .contains("startup/utils.go: Using NODENAME environment for node name node-1")
                .contains("startup/startup.go: Starting node node-1 with version v3.24.3");
    }

    private int run(Map<String, String> environment, List<String> arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int code =
                CalicoNodeSimulation.execute(
                        environment,
                        new PrintStream(bytes, true, StandardCharsets.UTF_8),
                        arguments.toArray(new String[0]));
        said = bytes.toString(StandardCharsets.UTF_8);
        return code;
    }
}
