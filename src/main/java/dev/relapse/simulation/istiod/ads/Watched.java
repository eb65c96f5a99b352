package dev.relapse.simulation.istiod.ads;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** What one proxy watches of one type, and how far it got. Guarded by its connection. */
final class Watched {

    private Set<String> names = new LinkedHashSet<>();
    private String sent = "";
    private String acked = "";

    /** The names it asked for; of a type it gets all of, those that it was sent. */
    Set<String> names() {
        return names;
    }

    void setNames(Collection<String> newNames) {
        names = new LinkedHashSet<>(newNames);
    }

    /** The nonce of the last response; empty before the first. */
    String sent() {
        return sent;
    }

    void setSent(String nonce) {
        sent = nonce;
    }

    /** The nonce of the last response that the proxy took over; empty before the first. */
    String acked() {
        return acked;
    }

    void setAcked(String nonce) {
        acked = nonce;
    }
}
