package dev.relapse.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files of a run, such as its logs.
 *
 * @param name what they are
 * @param from a file, or a folder whose files are copied
 * @param to the folder below the evidence folder
 */
public record CopiedFiles(String name, Path from, String to) implements EvidenceSource {

    @Override
    public void collectInto(Path folder) throws IOException {
        Path target = Files.createDirectories(folder.resolve(to));
        for (Path file : files()) {
            Files.copy(
                    file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(from)) {
            return List.of(from);
        }
        try (Stream<Path> all = Files.list(from)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
