package dev.relapse.artifact.registry;

import dev.relapse.artifact.UnavailableException;

/** A registry does not answer at all: asking it for anything else is in vain too. */
final class UnreachableException extends UnavailableException {

    private static final long serialVersionUID = 1L;

    UnreachableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
