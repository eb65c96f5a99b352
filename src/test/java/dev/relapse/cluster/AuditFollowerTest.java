package dev.relapse.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFollowerTest {

    @TempDir private Path folder;

    @Test
    void itReadsOnAndLeavesALineThatIsBeingWrittenForLater() throws IOException {
        Path log = Files.createFile(folder.resolve("audit.log"));
        AuditFollower follower = new AuditFollower(log, event -> !event.user().equals("other"));
        String whole = line("draino", "första");
        append(log, whole + line("other", "unseen") + whole.substring(0, 70));

        assertThat(follower.matching(event -> true))
                .extracting(AuditEvent::name)
                .containsExactly("första");

        append(log, whole.substring(70) + line("draino", "third"));

        assertThat(follower.matching(event -> event.name().startsWith("t")))
                .extracting(AuditEvent::name)
                .containsExactly("third");
        assertThat(follower.matching(event -> true))
                .hasSize(3)
                .allMatch(event -> event.took().equals(Duration.ofMillis(250)));
    }

    private static String line(String user, String name) {
        return """
               {"requestReceivedTimestamp":"2026-01-01T00:00:00.000000Z",\
               "stageTimestamp":"2026-01-01T00:00:00.250000Z","user":{"username":"%s"},\
               "objectRef":{"resource":"pods","name":"%s"}}
               """
                .formatted(user, name);
    }

    private static void append(Path log, String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.APPEND);
    }
}
