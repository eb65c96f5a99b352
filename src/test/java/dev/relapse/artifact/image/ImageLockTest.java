package dev.relapse.artifact.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.artifact.registry.Digest;
import dev.relapse.artifact.registry.ImageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageLockTest {

    private static final ImageReference OLD = ImageReference.parse("quay.io/a/b:v1");
    private static final ImageReference NEW = ImageReference.parse("quay.io/a/b:v1.1");
    private static final ImageReference OTHER = ImageReference.parse("quay.io/a/c:v1");
    private static final Digest ONE = new Digest("1".repeat(64));
    private static final Digest TWO = new Digest("2".repeat(64));

    @TempDir Path folder;

    @Test
    void withoutAFileNothingIsLocked() {
        assertThat(ImageLock.of(folder).digest(OLD, "linux/amd64")).isEmpty();
    }

    @Test
    void whatIsRecordedIsReadAgain() throws IOException {
        record(OLD, Map.of("linux/amd64", ONE, "linux/arm64", TWO), Set.of(OLD));

        assertThat(lines())
                .containsExactly(OLD + " linux/amd64 " + ONE, OLD + " linux/arm64 " + TWO);
        assertThat(ImageLock.of(folder).digest(OLD, "linux/arm64")).contains(TWO);
        assertThat(ImageLock.of(folder).digest(NEW, "linux/arm64")).isEmpty();
    }

    @Test
    void anImageIsRecordedAnewAndTheOthersOfTheComponentStay() throws IOException {
        record(OLD, Map.of("linux/amd64", ONE, "linux/arm64", ONE), Set.of(OLD));
        record(OTHER, Map.of("linux/amd64", ONE), Set.of(OLD, OTHER));
        record(OLD, Map.of("linux/amd64", TWO), Set.of(OLD, OTHER));

        assertThat(lines())
                .containsExactly(OLD + " linux/amd64 " + TWO, OTHER + " linux/amd64 " + ONE);
    }

    @Test
    void anImageThatTheComponentNoLongerHasIsForgotten() throws IOException {
        record(OLD, Map.of("linux/amd64", ONE), Set.of(OLD));
        record(NEW, Map.of("linux/amd64", TWO), Set.of(NEW));

        assertThat(lines()).containsExactly(NEW + " linux/amd64 " + TWO);
    }

    @Test
    void nothingNewIsNothingWrittenAndNoOtherFileIsLeft() throws IOException {
        record(OLD, Map.of("linux/amd64", ONE), Set.of(OLD));
        FileTime longAgo = FileTime.fromMillis(1_000);
        Files.setLastModifiedTime(folder.resolve(ImageLock.FILE), longAgo);
        record(OLD, Map.of("linux/amd64", ONE), Set.of(OLD));

        assertThat(Files.getLastModifiedTime(folder.resolve(ImageLock.FILE))).isEqualTo(longAgo);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve(ImageLock.FILE));
        }
    }

    private void record(
            ImageReference image, Map<String, Digest> platforms, Set<ImageReference> known)
            throws IOException {
        ImageLock.of(folder).record(image, platforms, known);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve(ImageLock.FILE)).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }
}
