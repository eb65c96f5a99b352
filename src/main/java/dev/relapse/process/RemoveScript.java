package dev.relapse.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;

/** Puts remove.sh into a run's folder: it does what the reaper would have done. */
final class RemoveScript {

    private RemoveScript() {}

    /** Writes remove.sh (0700) and, beside it, the reaper's script. */
    static void write(RunId id, RunFolder folder) {
        try {
            Files.writeString(folder.reaperScript(), Reaper.script());
            Files.writeString(
                    folder.removeScript(),
                    "#!/bin/sh\n# Ends every process of the run and deletes its folder.\nexec sh %s reap %s %s\n"
                            .formatted(
                                    quoted(folder.reaperScript().toString()),
                                    id.hex(),
                                    quoted(folder.path().toString())));
            Files.setPosixFilePermissions(
                    folder.removeScript(), PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder.removeScript(), e);
        }
    }

    /**
     * Runs it to its end.
     *
     * @throws ProgramFailed when something is left
     */
    static void run(RunFolder folder) {
        try {
            int code =
                    new ProcessBuilder("setsid", folder.removeScript().toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor();
            if (code != 0) {
                throw new ProgramFailed("something is left of " + folder.path());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + folder.removeScript(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramFailed("interrupted while removing " + folder.path(), e);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
