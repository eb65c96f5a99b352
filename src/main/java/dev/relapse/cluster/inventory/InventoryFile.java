package dev.relapse.cluster.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.pki.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** An inventory on disk, which only its owner may read, as Secrets are in it. */
public final class InventoryFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private InventoryFile() {}

    /**
     * Writes it.
     *
     * @throws UncheckedIOException when the file exists, or cannot be written
     */
    public static void write(Path file, Inventory inventory) {
        try {
            SecretFile.create(file, JSON.writeValueAsString(inventory.objects()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /**
     * Reads it.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    public static Inventory read(Path file) {
        Map<String, JsonNode> objects = new TreeMap<>();
        try {
            JSON.readTree(file.toFile())
                    .properties()
                    .forEach(e -> objects.put(e.getKey(), e.getValue()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return new Inventory(objects);
    }
}
