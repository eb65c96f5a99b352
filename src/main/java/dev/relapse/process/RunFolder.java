package dev.relapse.process;

import java.nio.file.Path;

/**
 * Where things are in the folder of a run. The reaper makes it, with the folders in it, and deletes
 * it.
 *
 * @param path absolute, named relapse-id
 */
record RunFolder(Path path) {

    /** The folder of {@code id} below {@code parent}. */
    static RunFolder in(Path parent, RunId id) {
        return new RunFolder(parent.toAbsolutePath().resolve("relapse-" + id.hex()));
    }

    Path temporary() {
        return path.resolve("tmp");
    }

    Path log(String program) {
        return path.resolve("logs").resolve(program + ".log");
    }

    /** Scripts that undo what the run makes outside of this folder. */
    Path removals() {
        return path.resolve("removals");
    }

    Path reaperScript() {
        return path.resolve("reaper.sh");
    }

    /** What a user runs to be rid of a run that was kept. */
    Path removeScript() {
        return path.resolve("remove.sh");
    }

    /** How to reach and how to remove a run that was kept. */
    Path keptNote() {
        return path.resolve("kept.txt");
    }
}
