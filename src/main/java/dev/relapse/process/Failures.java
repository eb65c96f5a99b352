package dev.relapse.process;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Goes on with the next step of a clean-up when one fails, and tells of all failures at its end.
 */
final class Failures {

    private final String summary;
    private final List<RuntimeException> all = new ArrayList<>();

    /**
     * @param summary the message's beginning
     */
    Failures(String summary) {
        this.summary = summary;
    }

    void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            all.add(e);
        }
    }

    /**
     * @throws ProgramFailed with every message, and every failure suppressed, if there was one
     */
    void throwIfAny() {
        if (all.isEmpty()) {
            return;
        }
        ProgramFailed failure =
                new ProgramFailed(
                        summary
                                + ": "
                                + all.stream()
                                        .map(Throwable::getMessage)
                                        .collect(Collectors.joining("; ")));
        all.forEach(failure::addSuppressed);
        throw failure;
    }
}
