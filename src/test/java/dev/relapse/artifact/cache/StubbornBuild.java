package dev.relapse.artifact.cache;

import dev.relapse.artifact.progress.BuildProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;

/** Is in the middle of its work for as long as a test wants it to be. */
public final class StubbornBuild implements EntryBuilder {

    static final EntryKey KEY = new EntryKey("stubborn", "1.0.0", "linux-any", "stubborn", "abc");
    static final String CONTENT = "made";

    private final Middle middle;

    public StubbornBuild(Middle middle) {
        this.middle = Objects.requireNonNull(middle, "middle");
    }

    /** Builds in the cache of the given folder, and does not end before its standard input does. */
    public static void main(String[] arguments) throws Exception {
        StubbornBuild build =
                new StubbornBuild(
                        () -> {
                            System.out.println("building");
                            if (System.in.read() >= 0) {
                                throw new IOException("nobody should talk to us");
                            }
                        });
        CacheEntry entry =
                new ArtifactCache(Path.of(arguments[0]), BuildProgress.SILENT)
                        .getOrBuild(KEY, build);
        System.out.println(entry.sha256());
    }

    @Override
    public String work() {
        return "building stubborn 1.0.0";
    }

    @Override
    public String source() {
        return "a test";
    }

    @Override
    public Duration estimate() {
        return Duration.ZERO;
    }

    @Override
    public void build(Path workspace, Path target) throws IOException, InterruptedException {
        Files.writeString(target, CONTENT);
        middle.happens();
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What happens when half is made. */
    public interface Middle {
        void happens() throws IOException, InterruptedException;
    }
}
