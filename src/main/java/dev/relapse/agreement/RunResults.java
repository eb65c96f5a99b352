package dev.relapse.agreement;

import dev.relapse.verdict.VerdictFile;
import dev.relapse.verdict.VerdictReader;
import dev.relapse.verdict.VerdictWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the replays of a run left.
 *
 * @param replays by the folder of each, below that of all
 */
public record RunResults(Map<Path, VerdictFile> replays) {

    public RunResults {
        replays = Collections.unmodifiableMap(new TreeMap<>(replays));
    }

    /**
     * All of a folder.
     *
     * @throws IllegalArgumentException when there is no such folder, or no replay in it
     * @throws IOException when a verdict in it cannot be read
     */
    public static RunResults in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    folder + " is no folder; name the results of a run, such as target/relapse");
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> file.endsWith(VerdictWriter.FILE_NAME)).toList();
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException(
                    folder
                            + " holds no verdict; name the results of a run, such as target/relapse");
        }
        Map<Path, VerdictFile> replays = new TreeMap<>();
        for (Path file : files) {
            replays.put(folder.relativize(file.getParent()), VerdictReader.read(file));
        }
        return new RunResults(replays);
    }
}
