package dev.relapse.cluster;

import java.time.Duration;
import java.time.Instant;

/**
 * One request to the API server. What the audit log leaves out is an empty string, and zero for the
 * code.
 *
 * @param received when the request came in
 * @param stage {@code ResponseStarted} for watches, {@code ResponseComplete} or {@code Panic}
 * @param user who asked
 * @param userAgent with what program
 * @param verb such as {@code list}
 * @param group the API group; empty for the core group
 * @param resource with its subresource: {@code pods/eviction}
 * @param namespace empty for what is cluster-scoped
 * @param name of the object; empty for lists
 * @param code the HTTP status of the answer
 * @param uri as requested
 * @param took from receipt to this stage
 */
public record AuditEvent(
        Instant received,
        String stage,
        String user,
        String userAgent,
        String verb,
        String group,
        String resource,
        String namespace,
        String name,
        int code,
        String uri,
        Duration took) {}
