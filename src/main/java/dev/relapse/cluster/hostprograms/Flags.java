package dev.relapse.cluster.hostprograms;

import dev.relapse.artifact.Artifact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The flags of one command line of a program on the host, each at most once. */
public final class Flags {

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Sets {@code --name=value}, replacing what was set before. */
    public Flags set(String name, Object value) {
        values.put(name, String.valueOf(value));
        return this;
    }

    /** Sets them all, replacing what was set before. */
    public Flags override(Map<String, String> stronger) {
        values.putAll(stronger);
        return this;
    }

    /** The artifact's command followed by the flags. */
    public List<String> commandOf(Artifact artifact) {
        List<String> command = new ArrayList<>(artifact.command());
        values.forEach((name, value) -> command.add("--" + name + "=" + value));
        return command;
    }
}
