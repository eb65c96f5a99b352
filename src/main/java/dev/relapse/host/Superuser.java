package dev.relapse.host;

import dev.relapse.process.ProcessOwner;
import java.util.Optional;

/** The replay must run as root. */
public record Superuser() implements HostNeed {

    @Override
    public String inWords() {
        return "root";
    }

    @Override
    public Optional<Missing> missing() {
        return ProcessOwner.isRoot()
                ? Optional.empty()
                : Optional.of(new Missing("it needs root", "run the same command as root"));
    }
}
