package dev.relapse.timeline;

import dev.relapse.timeline.Timeline.Point;
import dev.relapse.timeline.Timeline.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The measured values behind the report's plots, as comma-separated values (RFC 4180). */
public final class SeriesFile {

    /** Its name in the evidence folder. */
    public static final String NAME = "series.csv";

    private SeriesFile() {}

    /**
     * Writes a line for each point: time, series, unit, value. Writes nothing when there is none.
     *
     * @param folder an existing one
     * @throws IOException when it cannot be written
     */
    public static void write(Path folder, List<Series> series) throws IOException {
        if (series.isEmpty()) {
            return;
        }
        CsvLines lines = new CsvLines("time", "series", "unit", "value");
        for (Series each : series) {
            for (Point point : each.points()) {
                lines.add(point.at(), nameOf(each), each.unit(), point.value());
            }
        }
        Files.writeString(folder.resolve(NAME), lines.text());
    }

    private static String nameOf(Series series) {
        return series.line().isEmpty() ? series.name() : series.name() + ": " + series.line();
    }
}
