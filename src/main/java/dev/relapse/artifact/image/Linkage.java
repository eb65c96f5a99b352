package dev.relapse.artifact.image;

import dev.relapse.artifact.UnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Whether a program out of an image can run here, without the libraries of its image.
 *
 * @param arch of this machine, in the words of Go
 */
public record Linkage(String arch) {

    private static final Pattern LINKER =
            Pattern.compile("(/usr)?/lib(64)?(/[A-Za-z0-9_-]+)?/ld-[A-Za-z0-9._-]+");
    private static final long SECONDS = 10;
    private static final int LONGEST_WORDS = 300;

    public Linkage {
        Objects.requireNonNull(arch, "arch");
    }

    /**
     * The dynamic linker that the program needs, if it needs one.
     *
     * @throws UnavailableException when it is no program for this machine
     */
    public Optional<String> inspect(Path program) throws UnavailableException, IOException {
        ElfHeader header = ElfHeader.of(program);
        if (!header.arch().equals(arch)) {
            throw new UnavailableException(
                    "it is a program for %s, and this machine is %s"
                            .formatted(header.arch(), arch));
        }
        return header.interpreter();
    }

    /**
     * Why the program cannot be started here; empty when it can.
     *
     * @throws UnavailableException when it cannot be looked at
     */
    public Optional<String> trouble(Path program)
            throws UnavailableException, InterruptedException {
        try {
            Optional<String> linker = inspect(program);
            return linker.isEmpty() ? Optional.empty() : trouble(program, linker.get());
        } catch (IOException e) {
            throw new UnavailableException("cannot read " + program + ": " + e.getMessage(), e);
        }
    }

    private static Optional<String> trouble(Path program, String linker)
            throws IOException, InterruptedException {
        if (!LINKER.matcher(linker).matches() || !Files.isExecutable(Path.of(linker))) {
            return Optional.of(
                    "it is dynamically linked and needs %s, which this machine does not have%s"
                            .formatted(
                                    linker,
                                    linker.contains("ld-musl")
                                            ? "; install musl (on Debian: apt-get install musl)"
                                            : ""));
        }
        // The linker maps the libraries and starts nothing, as ldd has it do.
        Process process =
                new ProcessBuilder(linker, "--list", program.toString())
                        .redirectErrorStream(true)
                        .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                return Optional.of("its dynamic linker does not come to an end with it");
            }
            String words =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of(
                            "it is dynamically linked, and this machine lacks what it needs: "
                                    + lastWords(words)
                                    + "; install that library");
        } finally {
            process.destroyForcibly();
        }
    }

    private static String lastWords(String output) {
        String line = output.strip().lines().reduce("", (before, last) -> last).strip();
        return line.substring(0, Math.min(line.length(), LONGEST_WORDS));
    }
}
