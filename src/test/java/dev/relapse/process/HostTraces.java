package dev.relapse.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run with namespaces of its own could leave on the host beside processes and folders.
 *
 * @param links of the host's own network, by name
 * @param mounts of namespaces, and of anything that is a run's
 */
record HostTraces(List<String> links, List<String> mounts) {

    static HostTraces now() throws IOException {
        try (Stream<Path> links = Files.list(Path.of("/sys/class/net"));
                Stream<String> mounts =
                        Files.lines(Path.of("/proc/self/mountinfo"), StandardCharsets.UTF_8)) {
            return new HostTraces(
                    links.map(link -> link.getFileName().toString()).sorted().toList(),
                    mounts.filter(line -> line.contains(" nsfs ") || line.contains("relapse"))
                            .sorted()
                            .toList());
        }
    }
}
