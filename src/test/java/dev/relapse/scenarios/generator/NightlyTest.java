package dev.relapse.scenarios.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code ci/nightly-plan} and {@code ci/merge-junit}, in a project that holds no more than they
 * need.
 */
class NightlyTest {

    @TempDir private Path project;

    private record Ended(int exit, String said) {}

    @BeforeEach
    void aProject() throws IOException {
        Files.createDirectory(project.resolve("ci"));
        for (String script : List.of("ci/nightly-plan", "ci/merge-junit")) {
            Files.copy(
                    Path.of(script), project.resolve(script), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Path mesh = Files.createDirectories(project.resolve("scenarios/mesh"));
        Files.writeString(
                mesh.resolve("scenario.yaml"),
                """
                title: A mesh
                components:
                  istio: {role: pushes}
                variants:
                  main:
                    title: the main one
                  memory: {title: another}
                """);
        Files.createDirectories(project.resolve("scenarios/dns"));
        Files.writeString(project.resolve("scenarios/dns/scenario.yaml"), "title: DNS\n");
        candidates("");
    }

    @Test
    void everyScenarioAndWhatIsListedBesideIt() throws Exception {
        candidates("# later\n- {scenario: mesh, candidate: istio 1.30.0, variant: memory}\n");

        Ended ended = run("ci/nightly-plan");

        assertThat(ended.exit()).as(ended.said()).isZero();
        assertThat(ended.said().lines())
                .containsExactly(
                        "dns\t-Pscenario=dns -Dvariant=all",
                        "mesh\t-Pscenario=mesh -Dvariant=all",
                        "mesh-candidate-istio-1.30.0\t-Pscenario=mesh -Dcandidate.istio=1.30.0 -Dvariant=memory");
        assertThat(run("ci/nightly-plan", "dns").said().lines()).hasSize(1);
    }

    @Test
    void aChartIsJudgedWithItsValues() throws Exception {
        candidates(
                "- {scenario: mesh, chart: istiod https://charts.example/istio 1.30.0,"
                        + " values: ours.yaml, namespace: istio-system}\n");

        Ended ended = run("ci/nightly-plan", "mesh");

        assertThat(ended.exit()).as(ended.said()).isZero();
        assertThat(ended.said().lines())
                .containsExactly(
                        "mesh\t-Pscenario=mesh -Dvariant=all",
                        "mesh-chart-istiod-1.30.0\t-Pscenario=mesh"
                                + " -Dcandidate.istiod.chart=https://charts.example/istio"
                                + " -Dcandidate.istiod.version=1.30.0"
                                + " -Dcandidate.istiod.values=ours.yaml"
                                + " -Dcandidate.istiod.namespace=istio-system");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- {scenario: mehs, candidate: istio 1.30.0} | there is no scenario 'mehs'; there are dns, mesh",
                "- {scenario: mesh, candidate: calico 3.25.0} | scenario mesh runs no 'calico'; it runs istio",
                "- {scenario: mesh, candidate: istio} | 'istio' is no component with a version",
                "- {scenario: mesh} | name either a candidate, or a chart, or a frontier",
                "- {scenario: mesh, chart: istiod} | write chart: <release> <chart> [<version>], not 'istiod'",
                "- {scenario: mesh, chart: istiod a b c} | not 'istiod a b c'",
                "- {scenario: mesh, frontier: istio, values: a} | 'values' goes with a chart",
                "- {scenario: mesh, frontier: istio} | has no versions.yaml",
                "- {scenario: mesh, candidate: istio 1.30.0, variant: cpu} | has no variant 'cpu'; it has main, memory",
                "- {scenario: mesh, version: 1} | 'version: 1' is none of",
                "scenario: mesh | not 'scenario: mesh'",
            })
    void whatCannotBeRunIsRefusedWithItsLine(String line, String complaint) throws Exception {
        candidates(line + "\n");

        Ended ended = run("ci/nightly-plan");

        assertThat(ended.exit()).isNotZero();
        assertThat(ended.said())
                .startsWith("nightly-plan: ci/candidates.yaml, line 1: ")
                .contains(complaint);
    }

    @Test
    void aRunWithoutAReportIsAnErrorAmongTheOthers() throws Exception {
        Path good = Files.createDirectories(project.resolve("runs/mesh"));
        Files.createDirectories(project.resolve("runs/dns"));
        Files.writeString(
                good.resolve("TEST-Mesh.xml"),
                """
                <testsuite name="Mesh" tests="6" failures="1" errors="0" skipped="0">
                  <properties><property name="user" value="me"/></properties>
                  <testcase name="failing"><failure/></testcase>
                </testsuite>
                """);

        Ended ended = run("ci/merge-junit", "out.xml", "runs/mesh", "runs/dns");

        assertThat(ended.exit()).as(ended.said()).isZero();
        assertThat(project.resolve("out.xml"))
                .content()
                .contains("tests=\"7\" failures=\"1\" errors=\"1\"")
                .contains("name=\"mesh: Mesh\"")
                .contains("the run left no report")
                .doesNotContain("<properties>");
    }

    private void candidates(String text) throws IOException {
        Files.writeString(project.resolve("ci/candidates.yaml"), text);
    }

    private Ended run(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("python3"));
        all.addAll(List.of(command));
        Process process =
                new ProcessBuilder(all)
                        .directory(project.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
