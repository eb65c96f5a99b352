package dev.relapse.artifact.image;

import dev.relapse.artifact.registry.Digest;
import dev.relapse.artifact.registry.ImageReference;
import dev.relapse.data.MalformedFileException;
import dev.relapse.file.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The digests that a component's images must have: its {@code image.lock}, one line {@code
 * registry/repository:tag os/arch sha256:hex} for each image and platform, sorted.
 */
public final class ImageLock {

    /** The file's name, beside {@code component.yaml}. */
    public static final String FILE = "image.lock";

    private static final String HEAD =
            """
            # What the tags of these images must stand for. Written by -Drelapse.lock=update; read the
            # difference before you commit it.
            """;

    private final Path file;
    private final Map<String, Digest> digests;

    private ImageLock(Path file, Map<String, Digest> digests) {
        this.file = Objects.requireNonNull(file, "file");
        this.digests = Collections.unmodifiableMap(digests);
    }

    /**
     * That of a component; an absent file locks nothing.
     *
     * @param component its folder
     * @throws MalformedFileException naming the file, the line and what to do
     */
    public static ImageLock of(Path component) {
        Path file = component.resolve(FILE);
        try {
            return new ImageLock(file, Files.exists(file) ? read(file) : Map.of());
        } catch (IOException e) {
            throw new MalformedFileException(e.getMessage(), e);
        }
    }

    public Path file() {
        return file;
    }

    /**
     * What an image must be.
     *
     * @param platform such as {@code linux/amd64}
     */
    public Optional<Digest> digest(ImageReference image, String platform) {
        return Optional.ofNullable(digests.get(key(image, platform)));
    }

    /**
     * Records what an image is on each platform, in place of what was recorded of it before, and
     * forgets images that the component no longer has.
     *
     * @param known every image of the component
     * @throws IOException when the file cannot be written; it is then as it was
     */
    public void record(
            ImageReference image, Map<String, Digest> platforms, Set<ImageReference> known)
            throws IOException {
        Map<String, Digest> lines = new TreeMap<>(digests);
        lines.keySet()
                .removeIf(
                        key ->
                                key.startsWith(image + " ")
                                        || known.stream()
                                                .noneMatch(other -> key.startsWith(other + " ")));
        platforms.forEach((platform, digest) -> lines.put(key(image, platform), digest));
        if (!lines.equals(digests)) {
            write(lines);
        }
    }

    // In one step, so that whoever reads it meanwhile sees the old or the new one.
    private void write(Map<String, Digest> lines) throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        lines.forEach((key, digest) -> text.append(key).append(' ').append(digest).append('\n'));
        Path fresh = file.resolveSibling("%s.%d".formatted(FILE, ProcessHandle.current().pid()));
        try {
            Files.writeString(fresh, text);
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static Map<String, Digest> read(Path file) throws IOException {
        Map<String, Digest> digests = new TreeMap<>();
        int number = 0;
        for (String line : TextFile.read(file).lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                add(digests, line, file + ":" + number);
            }
        }
        return digests;
    }

    private static void add(Map<String, Digest> digests, String line, String place) {
        String[] parts = line.split(" ", -1);
        try {
            if (parts.length != 3 || !parts[1].matches("[a-z0-9]+/[a-z0-9]+")) {
                throw new IllegalArgumentException("not of the form image os/arch sha256:hex");
            }
            String key = key(ImageReference.parse(parts[0]), parts[1]);
            if (digests.put(key, Digest.parse(parts[2])) != null) {
                throw new IllegalArgumentException(key + " is there for the second time");
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedFileException(
                    "%s: %s; correct the line, or delete it and run with -Drelapse.lock=update"
                            .formatted(place, e.getMessage()),
                    e);
        }
    }

    private static String key(ImageReference image, String platform) {
        return image + " " + platform;
    }
}
