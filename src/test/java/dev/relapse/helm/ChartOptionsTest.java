package dev.relapse.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartOptionsTest {

    @TempDir private Path folder;
    private final Properties given = new Properties();
    private Path chart;

    @BeforeEach
    void aChart() throws IOException {
        chart = new IngressChart("1.0.0", "100m").in(folder);
        given.setProperty("candidate.kubernetes", "1.37.0");
        given.setProperty("basedir", "/somewhere");
    }

    @Test
    void nothingElseIsAChart() {
        assertThat(ChartOptions.in(given)).isEmpty();
        assertThat(ChartOptions.isOne("candidate.kubernetes")).isFalse();
        assertThat(ChartOptions.isOne("candidate.istio.chart")).isTrue();
        assertThat(ChartOptions.isOne("candidate.istio.values")).isTrue();
    }

    @Test
    void everythingThatIsSaidOfAReleaseBelongsToItsChart() throws IOException {
        Path first = Files.writeString(folder.resolve("first.yaml"), "cpu: 1");
        Path second = Files.writeString(folder.resolve("second.yaml"), "cpu: 2");
        given.setProperty("candidate.ingress.chart", chart.toString());
        given.setProperty("candidate.ingress.version", "1.0.0");
        given.setProperty("candidate.ingress.namespace", "edge");
        given.setProperty("candidate.ingress.values", first + ", " + second);
        assertThat(ChartOptions.in(given))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.release()).isEqualTo("ingress");
                            assertThat(one.reference()).isEqualTo(chart.toString());
                            assertThat(one.version()).contains("1.0.0");
                            assertThat(one.namespace()).isEqualTo("edge");
                            assertThat(one.values()).containsExactly(first, second);
                        });
    }

    @Test
    void severalReleasesAreSeveralCharts() {
        given.setProperty("candidate.b.chart", chart.toString());
        given.setProperty("candidate.a.chart", chart.toString());
        assertThat(ChartOptions.in(given)).extracting(Chart::release).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource({
        "oci://registry.example/charts/ingress, OCI,",
        "https://charts.example, REPOSITORY, it",
        "https://charts.example/stable/#ingress, REPOSITORY, ingress",
        "https://charts.example/ingress-1.0.0.tgz, ARCHIVE_URL,",
    })
    void aReferenceSaysWhatItNames(String reference, Origin.Kind kind, String name) {
        Origin origin = Origin.of("-Dcandidate.it.chart", "it", reference);
        assertThat(origin.kind()).isEqualTo(kind);
        assertThat(origin.name()).isEqualTo(Optional.ofNullable(name));
    }

    @ParameterizedTest
    @CsvSource({
        "candidate.it.version, 1.0.0, -Dcandidate.it.version says nothing without the chart",
        "candidate.it.chart, nowhere, there is no chart; name a folder with a Chart.yaml",
        "candidate.it.chart, oci://registry.example/it, say which: -Dcandidate.it.version=",
        "candidate.it.chart, https://charts.example, say which: -Dcandidate.it.version=",
        "candidate.it.chart, https://me:secret@charts.example, leave user and password out",
        "candidate.it.chart, https://, is no address",
        "candidate.it.chart, https://charts .example, is no address",
        "candidate.It.chart, oci://registry.example/it, is no name of a release",
        "candidate..chart, oci://registry.example/it, is no name of a release",
    })
    void whatCannotBeAChartIsRefusedByItsOption(String name, String value, String message) {
        given.setProperty(name, value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChartOptions.in(given))
                .withMessageContaining(message)
                .withMessageContaining("-Dcandidate.")
                .satisfies(error -> assertThat(error.getMessage()).doesNotContain("secret"));
    }

    @ParameterizedTest
    @CsvSource({
        "values, gone.yaml, there is no file",
        "namespace, Edge, is no name of a namespace",
    })
    void soIsWhatIsSaidOfIt(String what, String value, String message) {
        given.setProperty("candidate.ingress.chart", chart.toString());
        given.setProperty("candidate.ingress." + what, value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChartOptions.in(given))
                .withMessageContaining("-Dcandidate.ingress." + what)
                .withMessageContaining(message);
    }
}
