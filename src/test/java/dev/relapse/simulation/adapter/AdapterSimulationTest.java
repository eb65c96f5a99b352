package dev.relapse.simulation.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdapterSimulationTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "--secure-port,0,is not 1 to 65535",
        "--secure-port,https,is not an int",
        "--bind-address,192.0.2.1,not a loopback address",
        "--bind-address,localhost,not an IP address",
        "--tls-cert-file,missing.crt,no readable file at missing.crt",
        "--lister-kubeconfig,missing.conf,no readable file at missing.conf",
        "--metrics-relist-interval,soon,is not a duration",
        "--no-such-flag,1,Unknown option: '--no-such-flag=1'",
    })
    void aBadFlagIsOneLineThatNamesIt(String flag, String value, String reason) throws IOException {
        Map<String, String> flags = flags();
        flags.put(flag, value);
        StringWriter errors = new StringWriter();
        assertThat(run(flags, errors)).isEqualTo(2);
        assertThat(errors.toString().lines())
                .singleElement()
                .asString()
                .startsWith(AdapterSimulation.NAME + ": ")
                .contains(flag)
                .contains(reason);
    }

    @Test
    void aMissingFlagIsNamed() throws IOException {
        Map<String, String> flags = flags();
        flags.remove("--prometheus-url");
        StringWriter errors = new StringWriter();
        assertThat(run(flags, errors)).isEqualTo(2);
        assertThat(errors.toString()).contains("--prometheus-url");
    }

    @Test
    void aFileOfTheWrongKindEndsTheStartWithItsName() throws IOException {
        StringWriter errors = new StringWriter();
        assertThat(run(flags(), errors)).isEqualTo(1);
        assertThat(errors.toString().lines())
                .singleElement()
                .asString()
                .contains(folder.resolve("any").toString());
    }

    private static int run(Map<String, String> flags, StringWriter errors) {
        List<String> args = new ArrayList<>();
        flags.forEach((flag, value) -> args.add(flag + "=" + value));
        return AdapterSimulation.run(new PrintWriter(errors, true), args.toArray(String[]::new));
    }

    private Map<String, String> flags() throws IOException {
        String any = Files.writeString(folder.resolve("any"), "rules: []\n").toString();
        Map<String, String> flags = new TreeMap<>();
        flags.put("--secure-port", "65535");
        flags.put("--prometheus-url", "http://127.0.0.1:1");
        for (String file :
                List.of(
                        "--tls-cert-file",
                        "--tls-private-key-file",
                        "--lister-kubeconfig",
                        "--authentication-kubeconfig",
                        "--authorization-kubeconfig",
                        "--config")) {
            flags.put(file, any);
        }
        return flags;
    }
}
