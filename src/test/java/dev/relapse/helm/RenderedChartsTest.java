package dev.relapse.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.relapse.artifact.registry.RealRegistry;
import dev.relapse.verdict.ChartRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Helm's own library renders; what is expected of it is what {@code helm template} documents. */
class RenderedChartsTest {

    private static final IngressChart OLD = new IngressChart("1.0.0", "100m");
    private static final IngressChart NEW = new IngressChart("2.0.0", "900m");

    @TempDir private Path folder;

    @Test
    void aFolderIsRenderedForItsReleaseNamespaceAndKubernetes() throws IOException {
        assertThat(render(chart(OLD.in(folder).toString(), "", "edge")))
                .contains("name: edge-proxy", "namespace: edge", "kubernetes: v1.36.3")
                .contains("cpu: 100m");
    }

    @Test
    void theLastOfSeveralFilesOfValuesCounts() throws IOException {
        String first = Files.writeString(folder.resolve("1.yaml"), "cpu: 300m").toString();
        String last = Files.writeString(folder.resolve("2.yaml"), "cpu: 400m").toString();
        assertThat(render(chart(OLD.in(folder).toString(), "", "edge", first, last)))
                .contains("cpu: 400m");
    }

    @Test
    void soIsAnArchive() throws IOException {
        Path archive = Files.write(folder.resolve(NEW.archiveName()), NEW.archive());
        assertThat(render(chart(archive.toString(), "2.0.0", "edge"))).contains("cpu: 900m");
    }

    @Test
    void aVersionOfARepositoryIsTakenAndNotItsNewest() throws IOException {
        try (ChartRepository repository = ChartRepository.of(OLD, NEW)) {
            Chart chart = chart(repository.url() + "#ingress", "1.0.0", "edge");
            assertThat(render(chart)).contains("cpu: 100m", "ingress:1.0.0");
            assertThat(rendered(chart).charts())
                    .containsExactly(
                            new ChartRecord(
                                    "edge-proxy",
                                    repository.url() + "#ingress",
                                    "ingress",
                                    "1.0.0",
                                    "edge",
                                    List.of()));
            assertThat(render(chart(repository.url() + "#ingress", "2.0.0", "edge")))
                    .contains("cpu: 900m");
            assertThat(render(chart(repository.url() + "/ingress-2.0.0.tgz", "", "edge")))
                    .contains("cpu: 900m");
        }
    }

    @Test
    void soIsATagOfARegistry() throws IOException {
        try (RealRegistry registry = RealRegistry.start()) {
            registry.pushChart("charts/ingress", "1.0.0", OLD.json(), OLD.archive());
            registry.pushChart("charts/ingress", "2.0.0", NEW.json(), NEW.archive());
            String reference = "oci://" + registry.authority() + "/charts/ingress";
            assertThat(render(chart(reference, "1.0.0", "edge"))).contains("cpu: 100m");
            refused(chart(reference, "3.0.0", "edge"), "3.0.0");
        }
    }

    @Test
    void nothingButTheManifestsIsLeft() throws IOException {
        try (ChartRepository repository = ChartRepository.of(OLD)) {
            rendered(chart(repository.url() + "#ingress", "1.0.0", "edge"));
        }
        try (Stream<Path> all = Files.walk(folder.resolve("out"))) {
            assertThat(all.filter(Files::isRegularFile))
                    .containsExactly(folder.resolve("out/edge-proxy/manifests.yaml"));
        }
    }

    @Test
    void aVersionThatIsNotThereIsNamed() throws IOException {
        try (ChartRepository repository = ChartRepository.of(OLD)) {
            refused(
                    chart(repository.url() + "#ingress", "9.0.0", "edge"),
                    "has no chart ingress of version 9.0.0");
            refused(
                    chart(repository.url(), "1.0.0", "edge"),
                    "has no chart edge-proxy of version 1.0.0");
        }
        refused(chart(OLD.in(folder).toString(), "3.0.0", "edge"), "is version 1.0.0");
    }

    @Test
    void whatHelmCannotRenderIsSaidInItsWords() throws IOException {
        refused(
                chart(
                        new IngressChart("1.0.0", "1")
                                .with("templates/broken.yaml", "{{ .Values.none.at.all }}")
                                .in(folder.resolve("broken"))
                                .toString(),
                        "",
                        "edge"),
                "templates/broken.yaml");
        refused(
                chart(
                        new IngressChart("1.0.0", "1")
                                .with(
                                        "Chart.yaml",
                                        OLD.definition()
                                                + "dependencies:\n"
                                                + "  - {name: other, version: 1.0.0, repository: \"https://charts.example\"}\n")
                                .in(folder.resolve("dependent"))
                                .toString(),
                        "",
                        "edge"),
                "helm dependency build");
        refused(
                chart(
                        new IngressChart("1.0.0", "1")
                                .with("Chart.yaml", OLD.definition().replace(">=1.30.0", "<1.30.0"))
                                .in(folder.resolve("old"))
                                .toString(),
                        "",
                        "edge"),
                "incompatible with Kubernetes v1.36.3");
        refused(chart("http://127.0.0.1:1", "1.0.0", "edge"), "connection refused");
    }

    private void refused(Chart chart, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rendered(chart))
                .withMessageContaining("-Dcandidate.edge-proxy.")
                .withMessageContaining(why);
    }

    private String render(Chart chart) throws IOException {
        return Files.readString(
                rendered(chart).folder().resolve("edge-proxy").resolve("manifests.yaml"));
    }

    private RenderedCharts rendered(Chart chart) {
        return RenderedCharts.of(List.of(chart), "1.36.3", folder.resolve("out"));
    }

    private static Chart chart(
            String reference, String version, String namespace, String... values) {
        return new Chart(
                "edge-proxy",
                reference,
                Optional.of(version).filter(v -> !v.isEmpty()),
                namespace,
                Arrays.stream(values).map(Path::of).toList());
    }
}
