package dev.relapse.cluster.capability;

import dev.relapse.artifact.Artifact;
import dev.relapse.network.PrivateNetwork;
import dev.relapse.pki.IdentityFiles;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.probe.Probe;
import dev.relapse.process.CommandSpec;
import dev.relapse.process.Finished;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramSpec;
import java.nio.file.Path;
import java.util.function.Function;

/** Runs an upstream program, or its simulation, on the host against the cluster's API. */
public interface HostPrograms {

    /** The artifact of a component, as the scenario's data and the user's choices have it. */
    Artifact artifact(String component, String program);

    /** The artifact of a component at another version, such as the one with the fix. */
    Artifact artifact(String component, String version, String program);

    /**
     * Credentials of their own for one program, bound to {@code clusterRole}; user name as given.
     */
    Kubeconfig credentials(String user, String clusterRole);

    /**
     * Binds a further role to a user that {@link #credentials} made.
     *
     * @param role {@code <name>} for a ClusterRole everywhere, {@code <namespace>/<name>} for a
     *     Role
     */
    void grant(String user, String role);

    /** Starts the program; it is recorded as a component of the replay. */
    Program start(Artifact artifact, Function<Place, ProgramSpec> spec);

    /**
     * Runs a program that ends by itself, whatever its exit code is; it is no component of the
     * replay.
     *
     * @throws dev.relapse.process.ProgramFailed when it cannot be started or is killed at its limit
     */
    Finished run(CommandSpec command);

    /** Where programs of this host may listen and write. */
    Place place();

    /**
     * A network for programs that would listen on every address of the host: what they serve is had
     * at {@link Place#address()}, and inside they reach the API server at its own address.
     *
     * @param name unique in the run
     * @param served the ports on which programs inside will listen
     * @throws dev.relapse.process.ProgramFailed when this machine allows no user namespaces
     */
    PrivateNetwork network(String name, int... served);

    /** Where a host program may listen and write. */
    interface Place {
        String address();

        int port(int preferred);

        Path folder();

        /** A serving certificate for {@link #address()} and these names, signed for this run. */
        IdentityFiles servingCertificate(String program, String... dnsNames);

        /**
         * Holds when an HTTPS server with such a certificate tells anybody at the path that it is
         * well.
         */
        Probe answers(int port, String path);
    }
}
