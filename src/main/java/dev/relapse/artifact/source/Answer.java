package dev.relapse.artifact.source;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.Fidelity;
import dev.relapse.artifact.UnavailableException;
import java.time.Duration;
import java.util.Objects;

/** What a source says when it is asked for a program. */
public sealed interface Answer {

    /** It does not have the program; the reason says what would help, where something would. */
    record Refusal(String reason) implements Answer {

        public Refusal {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * It can try.
     *
     * @param fidelity of what it would give
     * @param action what it would do, as {@link dev.relapse.artifact.ArtifactPlan} has it
     * @param estimate how long that takes on two cores; zero for nothing worth a mention
     * @param delivery does it
     */
    record Offer(Fidelity fidelity, String action, Duration estimate, Delivery delivery)
            implements Answer {

        public Offer {
            Objects.requireNonNull(fidelity, "fidelity");
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(estimate, "estimate");
            Objects.requireNonNull(delivery, "delivery");
        }
    }

    /** Does what was offered. */
    @FunctionalInterface
    interface Delivery {

        /**
         * The program.
         *
         * @throws UnavailableException when it did not work out; nothing half-made is left
         */
        Artifact deliver() throws UnavailableException;
    }
}
