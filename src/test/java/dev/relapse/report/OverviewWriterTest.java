package dev.relapse.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.verdict.Control;
import dev.relapse.verdict.Occasion;
import dev.relapse.verdict.Repetition;
import dev.relapse.verdict.Summary;
import dev.relapse.verdict.SummaryEntry;
import dev.relapse.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewWriterTest {

    @TempDir private Path folder;

    @Test
    void thePageSaysWhatIsRedAndLinksEveryReport() throws IOException {
        write(
                Optional.empty(),
                ran("mesh", "main", Verdict.RECOVERED, "All three proofs hold."),
                ran("mesh", "main, istio 1.30.0", Verdict.REGRESSED, "It shows again."),
                SummaryEntry.notRun(
                        "images",
                        "main",
                        Verdict.RECOVERED,
                        "it needs root",
                        "run as root",
                        false));

        assertThat(page())
                .contains("3 replays, 1 red, 1 not run here")
                .contains("href=\"mesh/main/report.html\"")
                .contains("red, RECOVERED was expected")
                .contains("run as root")
                .doesNotContain("Changed since");
        assertThat(comment())
                .startsWith("## Relapse: 3 replays, 1 red, 1 not run here\n")
                .contains("| **red** | mesh | main, istio 1.30.0 | REGRESSED | It shows again. |");
    }

    @Test
    void whatChangedSinceTheLastRunStandsFirst() throws IOException {
        SummaryEntry before = ran("mesh", "main", Verdict.RECOVERED, "All three proofs hold.");
        write(
                Optional.of(summary(before, ran("mesh", "calm", Verdict.SAFE, "Nothing."))),
                ran("mesh", "main", Verdict.NOT_REPRODUCED, "It did not show."),
                ran("mesh", "calm", Verdict.SAFE, "Nothing, in other words."));

        assertThat(page())
                .containsSubsequence(
                        "Changed since the last run",
                        "NOT_REPRODUCED, was RECOVERED. It did not show.",
                        "<h2 id=\"replays-h\">");
        assertThat(comment())
                .contains("- **mesh / main**: NOT_REPRODUCED, was RECOVERED. It did not show.")
                .doesNotContain("**mesh / calm**");
    }

    @Test
    void aReasonThatQuotesAProgramCannotBreakThePageOrTheTable() throws IOException {
        write(
                Optional.empty(),
                ran("mesh", "main", Verdict.INCONCLUSIVE, "it said:\n<script>a|b`c</script>"));

        assertThat(page()).doesNotContain("<script>");
        assertThat(comment()).contains("it said: &lt;script>a\\|b\\`c&lt;/script>");
    }

    @Test
    void whatControlsHaveShownIsSaid() throws IOException {
        write(
                Optional.empty(),
                control(Control.Kind.PLACEBO, "a rollout", Verdict.NOT_RECOVERED),
                control(Control.Kind.ABLATION, "the pull", Verdict.NOT_RECOVERED),
                control(Control.Kind.ABLATION, "the sed", Verdict.RECOVERED));

        assertThat(comment())
                .contains("- mesh / main, placebo: a rollout: **the incident stayed**")
                .contains("- mesh / main without the pull: **needed**")
                .contains("- mesh / main without the sed: **not needed**");
        assertThat(page()).contains("mesh / main without the pull: <strong>needed</strong>");
    }

    @Test
    void aSeriesIsCountedForReproductionAndRecoveryApart() throws IOException {
        write(
                Optional.empty(),
                repeated(1, Verdict.RECOVERED),
                repeated(2, Verdict.NOT_RECOVERED),
                repeated(3, Verdict.RECOVERED));

        assertThat(comment())
                .contains("- **mesh / main**, 3 replays: reproduced 3 of 3, recovered 2 of 3");
        assertThat(page()).contains("reproduced 3 of 3, recovered 2 of 3");
    }

    private static SummaryEntry control(Control.Kind kind, String part, Verdict verdict) {
        return ran(
                "mesh",
                "without " + part,
                verdict,
                "Seen.",
                new Occasion(new Control(kind, "main", part), null, null, null));
    }

    private static SummaryEntry repeated(int number, Verdict verdict) {
        Occasion occasion = Occasion.PLAIN.as(new Repetition(number, 3));
        return ran("mesh", occasion.label("main"), verdict, "Seen.", occasion);
    }

    private void write(Optional<Summary> previous, SummaryEntry... entries) throws IOException {
        OverviewWriter.write(folder, new Overview(summary(entries), previous));
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve(OverviewWriter.PAGE));
    }

    private String comment() throws IOException {
        return Files.readString(folder.resolve(OverviewWriter.COMMENT));
    }

    private static Summary summary(SummaryEntry... entries) {
        return new Summary(
                "a-run",
                Instant.parse("2026-01-02T03:04:05Z"),
                Stream.of(entries).allMatch(SummaryEntry::ok),
                List.of(entries));
    }

    private static SummaryEntry ran(
            String scenario, String variant, Verdict verdict, String reason) {
        return ran(scenario, variant, verdict, reason, Occasion.PLAIN);
    }

    private static SummaryEntry ran(
            String scenario, String variant, Verdict verdict, String reason, Occasion occasion) {
        Verdict expected = verdict == Verdict.SAFE ? Verdict.SAFE : Verdict.RECOVERED;
        return new SummaryEntry(
                scenario,
                variant,
                verdict.name(),
                verdict.name(),
                expected,
                verdict == expected,
                reason,
                null,
                scenario + "/" + variant.replaceAll("[^a-z]", "-") + "/report.html",
                61.5,
                occasion,
                true,
                verdict == Verdict.RECOVERED);
    }
}
