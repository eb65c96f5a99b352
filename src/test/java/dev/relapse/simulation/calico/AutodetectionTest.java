package dev.relapse.simulation.calico;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The simulation finds, over the same real links, what the real program finds. Its answers were
 * recorded as README.md beside them says.
 */
class AutodetectionTest {

    private static final Path CASES =
            Path.of("src/test/resources/dev/relapse/simulation/calico/autodetection.json");

    @TestFactory
    Stream<DynamicTest> findsWhatTheRealProgramFinds(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path answers = folder.resolve("answers.json");
        List<String> command = new ArrayList<>(newNetworkNamespace());
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordedDetections.class.getName(),
                        CASES.toString(),
                        answers.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        JsonMapper json = new JsonMapper();
        JsonNode expected = json.readTree(CASES.toFile());
        JsonNode actual = json.readTree(answers.toFile());
        assertThat(actual).hasSameSizeAs(expected).hasSizeGreaterThan(200);
        return IntStream.range(0, expected.size())
                .mapToObj(i -> compared(expected.get(i), actual.get(i)));
    }

    private static DynamicTest compared(JsonNode expected, JsonNode actual) {
        String name =
                "%s, %s, %s, IPv%d"
                        .formatted(
                                expected.path("name").asText(),
                                expected.path("version").asText(),
                                expected.path("method"),
                                expected.path("family").asInt());
        return dynamicTest(
                name,
                () -> {
                    assertThat(actual.path("answer")).isEqualTo(expected.path("answer"));
                    assertThat(actual.path("log")).isEqualTo(expected.path("log"));
                });
    }

    /** As root directly, else in a user namespace. */
    private static List<String> newNetworkNamespace() throws IOException {
        boolean root = Files.readString(Path.of("/proc/self/status")).contains("\nUid:\t0\t");
        return root
                ? List.of("unshare", "--net")
                : List.of("unshare", "--user", "--map-root-user", "--net");
    }
}
