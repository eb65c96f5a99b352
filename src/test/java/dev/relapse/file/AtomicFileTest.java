package dev.relapse.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir Path folder;

    @Test
    void theContentIsReplacedAndNoDraftStays() throws Exception {
        Path file = folder.resolve("a/b.txt");
        AtomicFile.write(file, "first");
        AtomicFile.write(file, "second: \u00e9");

        assertThat(file).hasContent("second: \u00e9");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFailureLeavesNoDraft() throws Exception {
        Path taken = Files.createDirectories(folder.resolve("taken/inside"));

        assertThatThrownBy(() -> AtomicFile.write(taken.getParent(), "text"))
                .isInstanceOf(IOException.class);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(taken.getParent());
        }
    }
}
