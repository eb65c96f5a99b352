package dev.relapse.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateTest {

    @Test
    void aReplayThatCouldNotTellCountsForNeither() {
        List<SummaryEntry> entries =
                List.of(
                        entry(1, Verdict.RECOVERED, "healthy", "failing", "recovered"),
                        entry(2, Verdict.NOT_REPRODUCED, "healthy"),
                        entry(3, Verdict.INCONCLUSIVE, "healthy"),
                        entry(4, Verdict.NOT_RECOVERED, "healthy", "failing"));

        assertThat(Rate.of(entries)).containsExactly(new Rate("dns", "main", 4, 2, 3, 1, 2));
        assertThat(Rate.of(entries).get(0).inWords())
                .isEqualTo(
                        "reproduced 2 of 3 (1 could not tell), recovered 1 of 2 (2 could not tell)");
    }

    @Test
    void aSingleReplayHasNoRate() {
        assertThat(Rate.of(List.of(SummaryEntry.ran(SampleVerdict.recovered("dns"), Path.of("r")))))
                .isEmpty();
    }

    private static SummaryEntry entry(int number, Verdict verdict, String... proofs) {
        VerdictFile file = SampleVerdict.with("dns", verdict, SampleVerdict.proofs(proofs));
        Occasion one = Occasion.PLAIN.as(new Repetition(number, 4));
        SummaryEntry single = SummaryEntry.ran(file, Path.of("r"));
        return new SummaryEntry(
                "dns",
                one.label("main"),
                single.verdict(),
                single.spoken(),
                single.expected(),
                single.ok(),
                single.reason(),
                null,
                single.report(),
                single.duration(),
                one,
                single.reproduced(),
                single.recovered());
    }
}
