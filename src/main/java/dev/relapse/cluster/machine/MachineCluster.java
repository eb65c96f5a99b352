package dev.relapse.cluster.machine;

import dev.relapse.artifact.Artifacts;
import dev.relapse.cluster.Capabilities;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.Component;
import dev.relapse.cluster.KilledPrograms;
import dev.relapse.cluster.capability.Faults;
import dev.relapse.cluster.capability.PrivateMachine;
import dev.relapse.cluster.capability.WayIn;
import dev.relapse.evidence.CopiedFiles;
import dev.relapse.evidence.EvidenceSource;
import dev.relapse.process.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One machine in namespaces of this host; see the package's description. */
public final class MachineCluster implements Cluster {

    /** The name on the command line. */
    public static final String KIND = "machine";

    private final Run run;
    private final EquippedMachine machine;
    private final Capabilities capabilities;

    private MachineCluster(Run run, EquippedMachine machine, Capabilities capabilities) {
        this.run = run;
        this.machine = machine;
        this.capabilities = capabilities;
    }

    /**
     * Starts the machine. It lives in {@code run}, which stays the caller's to close, also when
     * this fails.
     *
     * @param versions the version by component; a component that is absent runs at its own pin
     * @throws dev.relapse.process.ProgramFailed when this host cannot carry it
     */
    public static MachineCluster start(Run run, Artifacts artifacts, Map<String, String> versions) {
        Namespaces namespaces = Namespaces.open(run);
        EquippedMachine machine = new EquippedMachine(run, namespaces, artifacts, versions);
        Capabilities capabilities =
                Capabilities.none()
                        .with(PrivateMachine.class, machine)
                        .with(Faults.class, new KilledPrograms(run.programs()))
                        .with(
                                WayIn.class,
                                () -> String.join(" ", namespaces.entering(List.of("bash"))));
        return new MachineCluster(run, machine, capabilities);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public List<Component> components() {
        return machine.components();
    }

    @Override
    public Optional<String> reasonToAbort() {
        return run.programs().reasonToAbort();
    }

    @Override
    public List<EvidenceSource> evidence() {
        return List.of(new CopiedFiles("logs", run.folder().resolve("logs"), "logs"));
    }

    /** Stops the services, the last one started first, and the machine itself. */
    @Override
    public void close() {
        run.programs().close();
    }
}
