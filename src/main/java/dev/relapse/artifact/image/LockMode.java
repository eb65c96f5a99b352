package dev.relapse.artifact.image;

/** What the user allows with {@code relapse.lock}. */
public enum LockMode {
    /** Only images whose digest is in {@code image.lock}, and only with that digest. */
    KEEP,
    /** Record the digests that the tags have today. */
    UPDATE;

    /**
     * Reads a user's word; the empty one is {@code keep}.
     *
     * @param setting where the word was found, for the message
     * @throws IllegalArgumentException naming the setting and the allowed values
     */
    public static LockMode parse(String setting, String word) {
        return switch (word) {
            case "", "keep" -> KEEP;
            case "update" -> UPDATE;
            default ->
                    throw new IllegalArgumentException(
                            "%s=%s is no way to treat image.lock; use one of: keep, update"
                                    .formatted(setting, word));
        };
    }
}
