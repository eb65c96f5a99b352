package dev.relapse.artifact.cache;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Says what is wrong with the cache's folder and what to do about it. */
final class CacheTrouble {

    private CacheTrouble() {}

    static String explain(Path home, IOException e) {
        String what = describe(e);
        if (what.contains("No space left on device") || what.contains("Disk quota exceeded")) {
            return "the disk of the cache folder %s is full (%s); free some space or set RELAPSE_HOME to a folder on another disk"
                    .formatted(home, what);
        }
        return "the cache folder %s cannot be used (%s); make it writable or set RELAPSE_HOME to another folder"
                .formatted(home, what);
    }

    // The message of a FileSystemException is often only the path, its type then says the rest.
    private static String describe(IOException e) {
        if (e instanceof FileSystemException failure && failure.getReason() == null) {
            return failure.getClass().getSimpleName().replace("Exception", "")
                    + ": "
                    + failure.getFile();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
