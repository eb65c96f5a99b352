package dev.relapse.cluster.capability;

import java.nio.file.Path;

/** The API server's audit log, one JSON event a line. */
public interface AuditLog {

    Path file();
}
