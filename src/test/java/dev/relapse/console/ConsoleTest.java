package dev.relapse.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long now = Duration.ofHours(1).toNanos();
    private final Console console =
            new Console(new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> now);

    @Test
    void showsWhatIsSoughtWhatWasSeenAndHowLongIsLeft() {
        console.looking("the alert fires", "inactive", Duration.ofSeconds(59));

        assertThat(lines())
                .containsExactly("relapse |   seeking the alert fires: inactive (59 s left)");
    }

    @Test
    void aChangeIsShownAfterTwoSecondsAndSamenessAfterFifteen() {
        console.looking("p", "one", Duration.ofSeconds(60));
        seconds(1);
        console.looking("p", "two", Duration.ofSeconds(59));
        seconds(1);
        console.looking("p", "two", Duration.ofSeconds(58));
        seconds(14);
        console.looking("p", "two", Duration.ofSeconds(44));
        seconds(1);
        console.looking("p", "two", Duration.ofSeconds(43));

        assertThat(lines())
                .containsExactly(
                        "relapse |   seeking p: one (60 s left)",
                        "relapse |   seeking p: two (58 s left)",
                        "relapse |   seeking p: two (43 s left)");
    }

    private void seconds(long seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    private String[] lines() {
        return bytes.toString(StandardCharsets.UTF_8).strip().split("\n");
    }
}
