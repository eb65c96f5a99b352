package dev.relapse.cluster.k3s;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/** Testcontainers' K3sContainer as a replay wants it. */
final class NodeContainer extends K3sContainer {

    private OptionalLong exitCode = OptionalLong.empty();

    /**
     * Not started yet.
     *
     * @param ready decides when it has started
     */
    NodeContainer(NodeSpec spec, WaitStrategy ready) {
        super(DockerImageName.parse(spec.image()).asCompatibleSubstituteFor("rancher/k3s"));
        String[] label = spec.label().split("=", 2);
        setExposedPorts(List.copyOf(spec.ports().keySet()));
        setPortBindings(spec.ports().entrySet().stream().map(port -> binding(spec, port)).toList());
        // In a cgroup namespace of its own it needs nothing of the host's, and leaves nothing
        // there.
        setBinds(List.of());
        withNetworkMode(spec.network());
        withLabel(label[0], label[1]);
        withCommand(spec.command().toArray(String[]::new));
        withLogConsumer(frame -> System.out.print(frame.getUtf8String()));
        waitingFor(ready);
        withCreateContainerCmdModifier(create -> modify(create, spec));
        spec.files().forEach((path, text) -> withCopyToContainer(Transferable.of(text), path));
    }

    /** On the run's address: by itself, Testcontainers publishes ports on every one. */
    private static String binding(NodeSpec spec, Map.Entry<Integer, Integer> port) {
        return "%s:%d:%d".formatted(spec.address(), port.getValue(), port.getKey());
    }

    private static void modify(CreateContainerCmd create, NodeSpec spec) {
        create.withName(spec.name()).withHostName("k3s");
        create.getHostConfig().withCgroupnsMode("private");
        if (!spec.privileged()) {
            NearlyPrivileged.insteadOfPrivileged(create);
        }
    }

    /** How its program ended by itself, when that is why the container was removed. */
    OptionalLong exitCode() {
        return exitCode;
    }

    @Override
    protected void containerIsStopping(InspectContainerResponse before) {
        InspectContainerResponse.ContainerState state = getCurrentContainerInfo().getState();
        if (Boolean.FALSE.equals(state.getRunning()) && state.getExitCodeLong() != null) {
            exitCode = OptionalLong.of(state.getExitCodeLong());
        }
    }
}
