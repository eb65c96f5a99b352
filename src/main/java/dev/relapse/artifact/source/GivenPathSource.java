package dev.relapse.artifact.source;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.ArtifactSettings;
import dev.relapse.artifact.Fidelity;
import dev.relapse.artifact.MissingArtifactException;
import dev.relapse.artifact.UnavailableException;
import dev.relapse.artifact.cache.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An executable that the user named with {@code -Drelapse.artifact.<program>=/path}. It is taken at
 * its word: which version it is, nobody checks.
 */
public final class GivenPathSource implements ArtifactSource {

    private final Map<String, Path> given;

    /**
     * From the user's settings.
     *
     * @param given paths by program
     */
    public GivenPathSource(Map<String, Path> given) {
        this.given = Map.copyOf(given);
    }

    @Override
    public String name() {
        return "given path";
    }

    /**
     * Offers the path.
     *
     * @throws MissingArtifactException when a path was given that cannot be executed: another
     *     source in its place would test something else than the user wanted
     */
    @Override
    public Answer ask(Wanted wanted) {
        String property = ArtifactSettings.GIVEN + wanted.program().name();
        Path path = given.get(wanted.program().name());
        if (path == null) {
            return new Answer.Refusal("no -D%s=/path was given".formatted(property));
        }
        refuseUnlessExecutable(property, path);
        return new Answer.Offer(
                Fidelity.REAL, "given: " + path, Duration.ZERO, () -> artifact(wanted, path));
    }

    private static void refuseUnlessExecutable(String property, Path path) {
        String trouble = null;
        if (Files.notExists(path)) {
            trouble = "does not exist";
        } else if (!Files.isRegularFile(path)) {
            trouble = "is not a regular file";
        } else if (!Files.isExecutable(path)) {
            trouble = "is not executable";
        }
        if (trouble != null) {
            throw new MissingArtifactException(
                    "%s=%s: the path %s; correct it, or leave the property out"
                            .formatted(property, path, trouble));
        }
    }

    private static Artifact artifact(Wanted wanted, Path path) throws UnavailableException {
        try {
            return new Artifact(
                    wanted.component().name(),
                    wanted.program().name(),
                    wanted.version(),
                    Fidelity.REAL,
                    "given by the user: %s (version not checked)".formatted(path),
                    Sha256.of(path),
                    List.of(path.toString()));
        } catch (IOException e) {
            throw new UnavailableException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }
}
