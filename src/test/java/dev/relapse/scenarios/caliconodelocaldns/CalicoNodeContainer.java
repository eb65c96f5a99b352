package dev.relapse.scenarios.caliconodelocaldns;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.capability.NodeNetwork.NetworkedNode;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.process.PrivateMounts;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import dev.relapse.wait.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The calico-node container of one node: {@code -startup} first, and when that succeeds {@code
 * -monitor-addresses}, in the node's network and with the folders that its DaemonSet mounts.
 *
 * <p>In the image runit starts a monitor again that has ended; here the container ends with it, so
 * that its exit code can be seen.
 */
final class CalicoNodeContainer {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** What the image's start script does, as far as it concerns addresses. */
    private static final String ENTRYPOINT = "\"$@\" -startup && exec \"$@\" -monitor-addresses";

    private final NetworkedNode node;
    private final PrivateMounts volumes;
    private Program program;
    private int starts;

    CalicoNodeContainer(NetworkedNode node, PrivateMounts volumes) {
        this.node = node;
        this.volumes = volumes;
    }

    NetworkedNode node() {
        return node;
    }

    /** Starts it and does not wait for anything. */
    void start(Artifact calicoNode, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", ENTRYPOINT, "calico-node"));
        command.addAll(calicoNode.command());
        starts++;
        program =
                node.start(
                        calicoNode,
                        new ProgramSpec(
                                "calico-node-%s.%d".formatted(node.name(), starts),
                                volumes.around(command),
                                environment,
                                Probe.of("started", () -> Observation.holds("started", 1)),
                                START_LIMIT,
                                StopRank.CLIENT));
        program.mayEnd();
    }

    /** Waits until {@code -startup} has succeeded or failed. */
    void awaitStartup() {
        Wait.atMost(START_LIMIT)
                .until(
                        Probe.of(
                                "calico-node -startup of " + node.name() + " is done",
                                () ->
                                        log().says("Using node name") || !program.isAlive()
                                                ? Observation.holds("it is", 1)
                                                : Observation.notYet("it is not", 1)));
    }

    /** Does nothing when it has ended already. */
    void stop() {
        program.stop(GRACE);
    }

    boolean runs() {
        return program.isAlive();
    }

    OptionalInt exitCode() {
        return program.exitCode();
    }

    /** Of the last start. */
    CalicoLog log() {
        return new CalicoLog(program.log());
    }
}
