package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.relapse.process.Leftovers.Leftover;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    private static final int NOBODY = 65534;

    @TempDir private Path temporary;

    /** Its JVM may have been killed, and its address be free: the reaper still has work to do. */
    @Test
    void whatAReaperWatchesOverIsNotLeft() throws IOException {
        RunId id = RunId.random(new Random());
        RunFolder folder = RunFolder.in(temporary, id);
        Leftovers leftovers = new Leftovers(temporary);

        Reaper reaper = Reaper.start(id, folder);
        try (reaper) {
            assertThat(folder.path()).isDirectory();
            assertThat(leftovers.find()).isEmpty();
        }

        Files.createDirectories(folder.path());
        assertThat(leftovers.find())
                .extracting(Leftover::run, Leftover::kept)
                .containsExactly(tuple(id.hex(), false));
    }

    /** Its scripts would be ours to run, with our rights: root's, when root cleans up. */
    @Test
    void whatAnotherUserHasPutThereIsNotOurs() throws IOException {
        if (!ProcessOwner.isRoot()) {
            // Nobody else can give a folder away.
            assertThat(ProcessOwner.owns(Path.of("/"))).isFalse();
            return;
        }
        RunFolder folder = RunFolder.in(temporary, RunId.random(new Random()));
        Files.createDirectories(folder.path());
        Files.setAttribute(folder.path(), "unix:uid", NOBODY);

        assertThat(new Leftovers(temporary).find()).isEmpty();
    }

    @Test
    void aLinkToAFolderIsNoRun(@TempDir Path elsewhere) throws IOException {
        Path link = RunFolder.in(temporary, RunId.random(new Random())).path();
        Files.createSymbolicLink(link, elsewhere);

        assertThat(new Leftovers(temporary).find()).isEmpty();
    }
}
