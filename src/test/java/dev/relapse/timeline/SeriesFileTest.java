package dev.relapse.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesFileTest {

    @TempDir private Path folder;

    @Test
    void aLineForEachPoint() throws IOException {
        Timeline timeline = new Timeline();
        timeline.point(Instant.parse("2026-01-01T00:00:00Z"), "a \"b\"", "m", true, 1.5);

        SeriesFile.write(folder, timeline.series());

        assertThat(folder.resolve(SeriesFile.NAME))
                .hasContent(
                        "time,series,unit,value\r\n2026-01-01T00:00:00Z,\"a \"\"b\"\"\",\"m\",1.5\r\n");
    }

    @Test
    void nothingForNoPoints() throws IOException {
        SeriesFile.write(folder, new Timeline().series());

        assertThat(folder).isEmptyDirectory();
    }
}
