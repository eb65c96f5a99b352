package dev.relapse.definition;

/** A page that the post-mortem points to. */
public record Link(String title, String url) {}
