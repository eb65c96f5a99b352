package dev.relapse.cli;

/** What a command tells a script. */
final class ExitCode {

    /** Everything ended as its scenario declares it. */
    static final int AS_DECLARED = 0;

    /** A replay ended with a plain verdict, and not the declared one. */
    static final int RED = 1;

    /** The command, a setting or a file cannot be used; nothing was started. */
    static final int BAD_INPUT = 2;

    /** It could not be told: a replay was inconclusive, or this machine cannot carry it. */
    static final int CANNOT_TELL = 3;

    private ExitCode() {}
}
