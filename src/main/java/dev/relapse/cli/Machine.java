package dev.relapse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What this machine has to offer.
 *
 * @param processors as this JVM sees them
 * @param availableMiB memory that could be had without swapping, where the kernel tells
 */
record Machine(int processors, OptionalLong availableMiB) {

    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final String FIELD = "MemAvailable:";

    static Machine here() {
        return new Machine(Runtime.getRuntime().availableProcessors(), available());
    }

    List<String> inWords() {
        return List.of(
                "this machine: %s %s, %d processors, %s of memory to be had, Java %s in %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.arch"),
                                processors,
                                availableMiB.isPresent()
                                        ? availableMiB.getAsLong() + " MiB"
                                        : "an unknown amount",
                                Runtime.version().feature(),
                                System.getProperty("java.home")),
                "programs are kept in " + Workplace.cache());
    }

    /**
     * That there is less memory to be had than that, and what to do; empty when there is enough.
     */
    Optional<String> shortOf(int memoryMiB) {
        return availableMiB.isEmpty() || availableMiB.getAsLong() >= memoryMiB
                ? Optional.empty()
                : Optional.of(
                        "it takes about %d MiB of memory, and %d MiB can be had; end other programs"
                                .formatted(memoryMiB, availableMiB.getAsLong()));
    }

    private static OptionalLong available() {
        try (Stream<String> lines = Files.lines(MEMORY)) {
            return lines.filter(line -> line.startsWith(FIELD))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
