package dev.relapse.subject;

import java.util.Objects;
import java.util.Optional;

/**
 * How a value follows from what was found.
 *
 * @param how where it is looked for
 * @param of the field's path, the variable's name or the line's expression; empty where nothing is
 *     to be named
 * @param otherwise what upstream takes when it is not there; empty where there is no such default
 */
public record Reading(How how, String of, Optional<String> otherwise) {

    /** Where a value is looked for. */
    public enum How {
        /** The container's arguments that begin with a dash, separated by blanks. */
        ARGUMENTS,
        /** The same without the guard. */
        ARGUMENTS_WITHOUT_GUARD,
        /** The guard's argument alone. */
        GUARD_ARGUMENT,
        /** What a pod of each object that was found requests of CPU, added up. */
        CPU_REQUESTS,
        /** The tag of the container's image without a leading v. */
        IMAGE_TAG,
        /** A field of the object. */
        FIELD,
        /** A variable of the container's environment. */
        ENV,
        /** The first group of the first line of a file that matches. */
        LINE
    }

    public Reading {
        Objects.requireNonNull(otherwise, "otherwise");
        boolean named = how == How.FIELD || how == How.ENV || how == How.LINE;
        if (named == of.isBlank()) {
            throw new IllegalArgumentException(
                    how + (named ? " must say which" : " takes no name, not '" + of + "'"));
        }
    }

    /** One for which nothing is to be named. */
    public static Reading of(How how) {
        return new Reading(how, "", Optional.empty());
    }
}
