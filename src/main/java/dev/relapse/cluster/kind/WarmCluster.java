package dev.relapse.cluster.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relapse.cluster.inventory.Inventory;
import dev.relapse.cluster.inventory.InventoryFile;
import dev.relapse.process.Leftovers.Leftover;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A cluster that is kept between replays, in the folder of the run that it was made in. That run is
 * one that was kept on purpose, so {@code relapse clean --kept} removes the cluster, too.
 *
 * @param leftover the run
 * @param cluster where it is
 * @param kindred as {@link KindMaker#kindred}
 * @param lock that no other replay uses it; released with the channel, and with this JVM
 */
record WarmCluster(Leftover leftover, MadeCluster cluster, String kindred, FileLock lock)
        implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTE = "reused.json";
    private static final String LOCK = "reused.lock";
    private static final String INVENTORY = "inventory.json";

    /** Writes down what a later replay has to know. */
    static void remember(Path folder, MadeCluster cluster, String kindred, Inventory inventory) {
        InventoryFile.write(folder.resolve(INVENTORY), inventory);
        ObjectNode note =
                JSON.createObjectNode()
                        .put("name", cluster.name())
                        .put("kubeconfig", cluster.kubeconfig().toString())
                        .put("published", cluster.published().toString())
                        .put("kindred", kindred);
        try {
            Files.createFile(folder.resolve(LOCK));
            // Last: with it the cluster can be found.
            Files.writeString(folder.resolve(NOTE), note.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write in " + folder, e);
        }
    }

    /** The one in that run; empty when there is none, or another replay has it. */
    static Optional<WarmCluster> in(Leftover leftover) {
        Path note = leftover.folder().resolve(NOTE);
        if (!leftover.kept() || !Files.exists(note)) {
            return Optional.empty();
        }
        try {
            JsonNode read = JSON.readTree(note.toFile());
            return lock(leftover.folder().resolve(LOCK))
                    .map(
                            lock ->
                                    new WarmCluster(
                                            leftover,
                                            new MadeCluster(
                                                    read.path("name").asText(),
                                                    Path.of(read.path("kubeconfig").asText()),
                                                    URI.create(read.path("published").asText())),
                                            read.path("kindred").asText(),
                                            lock));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + note, e);
        }
    }

    private static Optional<FileLock> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(lock);
            }
        } catch (OverlappingFileLockException ofThisJvm) {
            // The same as another JVM's.
        }
        channel.close();
        return Optional.empty();
    }

    /** What it held when it was new. */
    Inventory inventory() {
        return InventoryFile.read(leftover.folder().resolve(INVENTORY));
    }

    /** Lets other replays have it. */
    @Override
    public void close() {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the lock of " + cluster.name(), e);
        }
    }
}
