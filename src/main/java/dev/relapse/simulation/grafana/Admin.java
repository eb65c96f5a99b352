package dev.relapse.simulation.grafana;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;

/** The only user, who authenticates with HTTP basic authentication. */
record Admin(String user, String password) {

    /** From {@code <user>:<password>}; a line's end does not count. */
    static Admin parse(String text) {
        String[] parts = text.strip().split(":", 2);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new IllegalArgumentException(
                    "the file of --admin does not hold <user>:<password>");
        }
        return new Admin(parts[0], parts[1]);
    }

    /** Whether the value of an {@code Authorization} header, or null, is this user's. */
    boolean is(String authorization) {
        String expected =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((user + ":" + password).getBytes(UTF_8));
        return authorization != null
                && MessageDigest.isEqual(expected.getBytes(UTF_8), authorization.getBytes(UTF_8));
    }
}
