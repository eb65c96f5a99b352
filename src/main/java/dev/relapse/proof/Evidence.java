package dev.relapse.proof;

/** What one probe saw in a proof. */
public record Evidence(String probe, String observed, long count) {}
