package dev.relapse.artifact.registry;

import java.net.URI;

/** What may be sent where. */
final class Origins {

    private Origins() {}

    static boolean isLoopback(URI uri) {
        String host = uri.getHost();
        return host != null
                && (host.equals("localhost")
                        || host.equals("[::1]")
                        || host.matches("127(\\.[0-9]+){3}"));
    }

    /** Whether nobody on the way can read what is sent there. */
    static boolean isPrivate(URI uri) {
        return "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && isLoopback(uri));
    }

    static boolean same(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && one.getRawAuthority().equals(other.getRawAuthority());
    }
}
