package dev.relapse.cli.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar that was built, in a JVM of its own and a folder that has nothing to do with a project.
 */
@Tag("jar")
@Timeout(120)
class RunnableJarTest {

    @TempDir private Path elsewhere;

    @Test
    void listsTheCatalogueThatIsInIt() throws Exception {
        assertThat(run("list")).isZero();

        assertThat(said()).contains("istio-sidecar: ", "kubeadm-containerd-images: ");
    }

    @Test
    void findsAScenarioWithItsFixturesAndPlansIt() throws Exception {
        assertThat(run("plan", "draino-statefulset")).isZero();

        assertThat(said())
                .contains("draino-statefulset / main on embedded", "kube-apiserver")
                .contains(elsewhere.resolve("relapse-results/draino-statefulset").toString());
    }

    @Test
    void whatWasDamagedInTheUnpackedCatalogueIsMadeGoodAgain() throws Exception {
        assertThat(run("list")).isZero();
        Path scenario;
        try (var all = Files.walk(elsewhere.resolve("home/catalogues"))) {
            scenario = all.filter(p -> p.endsWith("istio-sidecar/scenario.yaml")).findFirst().get();
        }
        Files.writeString(scenario, "title: [");

        assertThat(run("list")).isZero();

        assertThat(said()).contains("istio-sidecar: ");
    }

    @Test
    void itsCatalogueIsNotWrittenTo() throws Exception {
        assertThat(run("run", "draino-statefulset", "-Drelapse.lock=update")).isEqualTo(2);

        assertThat(said())
                .contains("relapse: relapse.lock=update writes into the project's folder");
    }

    @Test
    void whatCannotBeHadIsNamedAndNothingIsLeft() throws Exception {
        assertThat(run("run", "draino-statefulset", "-Drelapse.offline")).isEqualTo(2);

        assertThat(said()).contains("kube-apiserver 1.36.3 of component kubernetes cannot be had");
        assertThat(elsewhere.resolve("relapse-results")).doesNotExist();
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-jar",
                                Path.of("target/relapse.jar").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(elsewhere.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(elsewhere.resolve("said").toFile());
        builder.environment().put("RELAPSE_HOME", elsewhere.resolve("home").toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private String said() throws IOException {
        return Files.readString(elsewhere.resolve("said"), StandardCharsets.UTF_8);
    }
}
