package dev.relapse.artifact.image;

/** How much an image may hold: far more than any real one of ours, and less than hurts. */
final class Allowance {

    static final long BYTES = 8L << 30;
    static final int ENTRIES = 500_000;

    private long bytes = BYTES;
    private int entries = ENTRIES;

    /** Takes one entry off it. */
    void spend(long size) throws HostileImageException {
        bytes -= size;
        entries--;
        if (size < 0 || bytes < 0 || entries < 0) {
            throw new HostileImageException(
                    "it unpacks to more than %d GiB or %d entries".formatted(BYTES >> 30, ENTRIES));
        }
    }
}
