package dev.relapse.artifact;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A program that can be run, and where it came from.
 *
 * @param component the component's name in the catalogue, such as {@code kubernetes}
 * @param program the program's name within it, such as {@code kube-apiserver}
 * @param version the upstream version, such as {@code 1.36.3}
 * @param fidelity whether this is the upstream product
 * @param source where it came from, for a person: {@code go module k8s.io/kubernetes@v1.36.3}
 * @param sha256 lower-case hex digest of the file at {@link #path}; for a simulation, of its code
 * @param command how to start it: the executable, or for a simulation the JVM and its class path. A
 *     program's own arguments follow it.
 */
public record Artifact(
        String component,
        String program,
        String version,
        Fidelity fidelity,
        String source,
        String sha256,
        List<String> command) {

    public Artifact {
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(program, "program");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(fidelity, "fidelity");
        Objects.requireNonNull(source, "source");
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("an artifact needs a command: " + program);
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a sha256: " + sha256);
        }
    }

    /** The file that is executed first. */
    public Path path() {
        return Path.of(command.get(0));
    }
}
