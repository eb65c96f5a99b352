package dev.relapse.evidence;

import java.time.Instant;

/**
 * One change of a watched object.
 *
 * @param at when the watch told of it
 * @param change ADDED, MODIFIED or DELETED
 * @param kind the object's kind
 * @param namespace its namespace; null for a cluster-wide object
 * @param name its name
 * @param resourceVersion the version after the change
 * @param manager the field manager of the newest managedFields entry; null when there is none
 */
public record ObjectChange(
        Instant at,
        String change,
        String kind,
        String namespace,
        String name,
        String resourceVersion,
        String manager) {}
