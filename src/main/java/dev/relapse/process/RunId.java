package dev.relapse.process;

import java.util.random.RandomGenerator;

/**
 * The identity of a run: its mark, and the loopback address that follows from it.
 *
 * @param hex eight lower-case hex digits; the last six are the address
 */
record RunId(String hex) {

    /** The variable that marks a process of a run. */
    static final String VARIABLE = "RELAPSE_RUN";

    RunId {
        if (!hex.matches("[0-9a-f]{2}((?!00|ff)[0-9a-f]{2}){3}")) {
            throw new IllegalArgumentException("not the id of a run: " + hex);
        }
    }

    static RunId random(RandomGenerator random) {
        return new RunId(
                "%02x%02x%02x%02x"
                        .formatted(
                                random.nextInt(256), octet(random), octet(random), octet(random)));
    }

    /**
     * 127.a.b.c where each letter is in 1..254: neither 127.0.0.x nor 127.0.1.x, where the host's
     * own names live, and never a network or broadcast address.
     */
    String address() {
        int bits = Integer.parseUnsignedInt(hex, 16);
        return "127." + (bits >>> 16 & 0xff) + "." + (bits >>> 8 & 0xff) + "." + (bits & 0xff);
    }

    /** The entry in the environment of every process of the run. */
    String mark() {
        return VARIABLE + "=" + hex;
    }

    private static int octet(RandomGenerator random) {
        return random.nextInt(1, 255);
    }
}
