package dev.relapse.definition;

import dev.relapse.proof.Phase;
import java.util.Objects;

/**
 * A part of the harness that a variant breaks on purpose, to prove that the replay then cannot
 * tell.
 *
 * @param kill the program to kill with SIGKILL
 * @param during the phase at whose beginning that happens
 */
public record Fault(String kill, Phase during) {
    public Fault {
        Objects.requireNonNull(kill, "kill");
        Objects.requireNonNull(during, "during");
    }
}
