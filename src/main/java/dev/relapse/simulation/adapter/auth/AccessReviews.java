package dev.relapse.simulation.adapter.auth;

/** Says whether a caller may do something. */
public interface AccessReviews {

    /**
     * Whether it is allowed.
     *
     * @throws RuntimeException if nobody can tell
     */
    boolean allows(Caller caller, Access access);
}
