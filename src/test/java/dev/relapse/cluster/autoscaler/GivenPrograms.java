package dev.relapse.cluster.autoscaler;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.ArtifactPlan;
import dev.relapse.artifact.Artifacts;
import dev.relapse.artifact.Fidelity;
import dev.relapse.artifact.MissingArtifactException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;

/** Programs whose paths are given as {@code -Drelapse.artifact.<program>=/path}. */
final class GivenPrograms implements Artifacts {

    static boolean areGiven() {
        return System.getProperty("relapse.artifact.kube-apiserver") != null;
    }

    @Override
    public Artifact get(String component, String version, String program) {
        String path = System.getProperty("relapse.artifact." + program);
        if (path == null) {
            throw new MissingArtifactException("not given: -Drelapse.artifact." + program);
        }
        return new Artifact(
                component,
                program,
                version == null ? "pinned" : version,
                Fidelity.REAL,
                "given",
                sha256(Path.of(path)),
                List.of(path));
    }

    @Override
    public List<ArtifactPlan> plan(String component, String version) {
        return List.of();
    }

    private static String sha256(Path file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return "%064x".formatted(new BigInteger(1, digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
