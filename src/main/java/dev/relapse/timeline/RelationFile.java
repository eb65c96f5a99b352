package dev.relapse.timeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The values behind the report's relations, as comma-separated values (RFC 4180). */
public final class RelationFile {

    /** Its name in the evidence folder. */
    public static final String NAME = "relations.csv";

    private RelationFile() {}

    /**
     * Writes a line for each point: what was varied and its value, what was measured, its unit and
     * its value. Writes nothing when there is none.
     *
     * @param folder an existing one
     * @throws IOException when it cannot be written
     */
    public static void write(Path folder, List<Relation> relations) throws IOException {
        if (relations.isEmpty()) {
            return;
        }
        CsvLines lines = new CsvLines("varied", "value", "measured", "unit", "value");
        for (Relation each : relations) {
            for (Relation.Point point : each.points()) {
                lines.add(
                        each.varied(), point.varied(), each.name(), each.unit(), point.measured());
            }
        }
        Files.writeString(folder.resolve(NAME), lines.text());
    }
}
