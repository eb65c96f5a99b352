package dev.relapse.replay;

import java.util.Objects;

/**
 * Why this machine or cluster cannot carry a scenario.
 *
 * @param reason one sentence
 * @param remedy what to do so that it runs
 */
record NotHere(String reason, String remedy) {
    NotHere {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(remedy, "remedy");
    }

    @Override
    public String toString() {
        return reason + "; " + remedy;
    }
}
