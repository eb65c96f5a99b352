package dev.relapse.proof;

/** A proof was sought with evidence at hand and did not hold within its limit. */
public class ProofNotSeen extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final long count;

    /**
     * Not seen.
     *
     * @param count how many things the last look saw, one or more
     */
    public ProofNotSeen(String message, long count) {
        super(message);
        this.count = count;
    }

    /** How many things the last look saw. */
    public long count() {
        return count;
    }
}
