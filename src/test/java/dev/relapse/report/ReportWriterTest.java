package dev.relapse.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.verdict.VerdictFile.EvidenceRecord;
import dev.relapse.verdict.VerdictFile.ProofRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportWriterTest {

    private static final Path PAGES = Path.of("target", "report-samples");

    @Test
    void theVerdictAndItsReasonComeFirst() throws Exception {
        Page page = written("recovered", SamplePage.recovered());

        assertThat(page.texts("h1")).containsExactly("RECOVERED (simulated: prometheus-adapter)");
        assertThat(page.texts("h2"))
                .containsExactly(
                        "Two adapters take the resource metrics API from each other",
                        "The three proofs",
                        "What happened when",
                        "Evidence files",
                        "What ran",
                        "Time and machine",
                        "Notes",
                        "Run it again");
        assertThat(page.text()).containsSubsequence("All three proofs hold", "Two adapters");
        assertThat(page.texts("h3")).containsExactly("Healthy", "Failing", "Recovered");
    }

    @Test
    void everyProbesEvidenceStandsInATable() throws Exception {
        ReportPage sample = SamplePage.recovered();

        List<String> rows = written("recovered", sample).texts("tr");

        for (ProofRecord proof : sample.verdict().proofs()) {
            for (EvidenceRecord evidence : proof.evidence()) {
                assertThat(rows)
                        .contains(
                                evidence.probe()
                                        + " "
                                        + evidence.observed()
                                        + " "
                                        + evidence.count());
            }
        }
    }

    @Test
    void everySeriesHasAPlotWithUnitScaleAndWords() throws Exception {
        Page page = written("recovered", SamplePage.recovered());

        assertThat(page.texts("figcaption"))
                .containsExactly(
                        "aggregator_unavailable_apiservice",
                        "CPU usage of the workload millicores",
                        "HPA desired replicas replicas");
        assertThat(page.texts("desc"))
                .anyMatch(words -> words.contains("least 3, most 10, last 3 replicas; gaps"));
        assertThat(page.texts("title")).contains("no data");
    }

    @Test
    void thePageLoadsNothingAndRunsNothing() throws Exception {
        Page page = written("recovered", SamplePage.recovered());

        assertThat(page.all("*"))
                .extracting(element -> element.getTagName())
                .doesNotContain(
                        "script", "link", "img", "iframe", "object", "embed", "base", "use");
        assertThat(page.attributes())
                .noneMatch(attribute -> attribute.startsWith("on"))
                .noneMatch(attribute -> attribute.startsWith("src"))
                .noneMatch(attribute -> attribute.contains("javascript:"))
                .noneMatch(attribute -> attribute.contains("url(") && !attribute.contains("url(#"));
        assertThat(page.texts("style")).noneMatch(css -> css.matches(".*(url\\(|@import).*"));
        assertThat(page.all("a").stream().map(a -> a.getAttribute("href")))
                .allMatch(href -> href.matches("https://.*|\\./evidence/.*|#proofs"));
    }

    @Test
    void hostileTextIsShownAndDoesNothing() throws Exception {
        String hostile =
                "</title></style><script>alert(1)</script><img src=x onerror=alert(1)>\" onload=\"x"
                        + " ${1+1} &lt; ]]> \u001b[31mred\u0000 \u202egnp.exe \ud800 \uffff";

        Page page = written("hostile", SamplePage.withObserved(hostile));

        assertThat(page.all("script")).isEmpty();
        assertThat(page.all("img")).isEmpty();
        assertThat(page.attributes()).noneMatch(attribute -> attribute.startsWith("on"));
        assertThat(page.texts("td"))
                .contains(
                        "</title></style><script>alert(1)</script><img src=x"
                                + " onerror=alert(1)>\" onload=\"x ${1+1} &lt; ]]> [U+001B][31mred"
                                + "[U+0000] [U+202E]gnp.exe [U+D800] [U+FFFF]");
    }

    @Test
    void veryLongEvidenceIsFoldedAndComplete() throws Exception {
        String line = "the server is currently unable to handle the request; ";
        String text = line.repeat(200).strip();

        Page page = written("long", SamplePage.withObserved(text));

        assertThat(page.texts("summary")).first().asString().contains("10799 characters");
        assertThat(page.texts("details")).first().asString().contains(text);
    }

    @Test
    void anExpectedRedVerdictIsExplained() throws Exception {
        Page page = written("expected-red", SamplePage.notRecoveredAsExpected());

        assertThat(page.text())
                .contains(
                        "As expected",
                        "expected: NOT_RECOVERED \u2013 this variant leaves out the fix, so a red"
                                + " incident is the right answer",
                        "mvn verify -Pscenario=aggregated-metrics-api -Dvariant=without-the-fix");
        assertThat(page.attributes()).contains("class=verdict good plain");
    }

    @Test
    void aReplayCutShortStillHasAPage() throws Exception {
        Page page = written("inconclusive", SamplePage.inconclusive());

        assertThat(page.texts("h1")).first().asString().startsWith("INCONCLUSIVE");
        assertThat(page.text())
                .contains(
                        "Not as expected",
                        "expected: RECOVERED",
                        "not sought",
                        "ended before this");
    }

    @Test
    void whatRanIsNamedWithItsFullDigest() throws Exception {
        Page page = written("recovered", SamplePage.recovered());

        assertThat(page.texts("tr"))
                .contains(
                        "prometheus-adapter 0.12.0simulateddev.relapse.simulation.adapter"
                                + "d4".repeat(32));
        assertThat(page.attributes()).contains("title=" + "d4".repeat(32));
    }

    @Test
    void everyIdStandsOnceAndEveryReferenceHasItsTarget() throws Exception {
        List<String> attributes = written("recovered", SamplePage.recovered()).attributes();
        List<String> ids =
                attributes.stream()
                        .filter(a -> a.startsWith("id="))
                        .map(a -> a.substring(3))
                        .toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(
                        attributes.stream()
                                .filter(a -> a.startsWith("aria-labelledby="))
                                .flatMap(a -> List.of(a.substring(16).split(" ")).stream()))
                .isNotEmpty()
                .allMatch(Set.copyOf(ids)::contains);
    }

    private static Page written(String name, ReportPage page) throws Exception {
        Path file = PAGES.resolve(name).resolve(ReportWriter.FILE_NAME);
        ReportWriter.write(file, page);
        assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>");
        return Page.read(file);
    }
}
