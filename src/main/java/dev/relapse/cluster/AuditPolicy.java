package dev.relapse.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What every cluster's API server writes into its audit log. */
public final class AuditPolicy {

    private static final String NAME = "audit-policy.yaml";

    private AuditPolicy() {}

    /** Writes the policy into a folder that does not have it yet, and returns the file. */
    public static Path copyInto(Path folder) {
        Path target = folder.resolve(NAME);
        try (InputStream content = AuditPolicy.class.getResourceAsStream(NAME)) {
            Files.copy(content, target);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
        return target;
    }
}
