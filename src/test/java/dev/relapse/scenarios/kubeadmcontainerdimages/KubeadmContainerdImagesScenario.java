package dev.relapse.scenarios.kubeadmcontainerdimages;

import dev.relapse.cluster.Cluster;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;
import dev.relapse.definition.Variant;
import dev.relapse.probe.Probe;
import dev.relapse.process.Finished;
import dev.relapse.proof.Proof;
import dev.relapse.replay.Journal;
import dev.relapse.scenario.Arrange;
import dev.relapse.scenario.Failing;
import dev.relapse.scenario.Fix;
import dev.relapse.scenario.Healthy;
import dev.relapse.scenario.PostMortem;
import dev.relapse.scenario.Recovered;
import dev.relapse.scenario.Reproduce;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code kubeadm config images pull} filled machine images with what a node needs, until the
 * runtime was no longer Docker. The story is in scenarios/kubeadm-containerd-images/README.md.
 */
@PostMortem("kubeadm-containerd-images")
class KubeadmContainerdImagesScenario {

    /** Of kubeadm 1.23, where there is no Docker: cmd/kubeadm/app/util/runtime/runtime.go. */
    private static final String CRICTL_IS_REQUIRED = "crictl is required for container runtime";

    /** Of containerd 1.6 and 2.4 alike; 1.6 puts "failed to get sandbox image" before it. */
    private static final String NO_SANDBOX_IMAGE = "failed to pull and unpack image";

    private NodeImage node;
    private ImageProbes see;
    private Finished prePull;
    private Finished fix;

    @Arrange
    void aMachineImageWithDockerAsItsRuntime(Cluster cluster, Settings settings, Journal journal) {
        node = NodeImage.withDocker(cluster, settings);
        see = new ImageProbes(node);
        journal.note(
                "the images in the registry were made for this replay: each holds its name and a pause"
                        + " program of Relapse's own; which there must be says kubeadm");
        journal.note("Docker as the runtime is seen with docker run, not through a kubelet");
    }

    @Healthy
    void aPodCanStartWithoutTheRegistry(Proof proof, Settings settings) {
        Finished pull = node.prePull();
        Finished container = node.docker().run(node.kubeadm().pauseImage());
        proof.expect(
                        see.kubeadmSaysItPulled(pull),
                        see.dockerHasEveryImage(),
                        node.registry().isGone(),
                        see.containerRuns(container))
                .holdingFor(settings.duration("healthy.window"))
                .within(settings.duration("healthy.limit"));
    }

    @Reproduce
    void theRuntimeBecomesContainerd(
            ScenarioDefinition scenario, Variant variant, Settings settings) {
        node.switchToContainerd(scenario.versionOf("containerd", variant));
        switch (settings.text("incident")) {
            case "docker-stays" -> node.cri().putOnThePath();
            case "docker-removed-without-crictl" -> node.docker().remove();
            case "none" -> {
                node.docker().remove();
                node.cri().putOnThePath();
            }
            default -> throw settings.unknown("incident");
        }
        prePull = node.prePull();
    }

    @Failing
    void theImagesAreWhereNobodyLooks(Proof proof, Settings settings) {
        Finished sandbox = node.cri().runSandbox("after-the-switch");
        if (settings.text("registry").equals("password")) {
            proof.expect(Outsiders.attempt(node).probes(see).toArray(Probe[]::new))
                    .within(settings.duration("failing.limit"));
        }
        List<Probe> probes =
                new ArrayList<>(
                        List.of(
                                see.containerdHasNoImage(),
                                node.registry().isGone(),
                                see.fails(
                                        "containerd starts no sandbox",
                                        sandbox,
                                        NO_SANDBOX_IMAGE)));
        if (settings.text("incident").equals("docker-removed-without-crictl")) {
            probes.add(0, see.fails("kubeadm wants crictl", prePull, CRICTL_IS_REQUIRED));
        } else {
            probes.add(0, see.kubeadmSaysItPulled(prePull));
            probes.add(1, see.dockerHasEveryImage());
        }
        proof.expect(probes.toArray(Probe[]::new))
                .holdingFor(settings.duration("failing.window"))
                .within(settings.duration("failing.limit"));
    }

    @Fix
    void everyImageIsPulledWhereContainerdLooks(ScenarioDefinition scenario, Settings settings) {
        fix = new Fixes(node, scenario).apply(settings);
        if (settings.text("disk").equals("full")) {
            new DiskPressure(node).strike();
        }
    }

    @Recovered
    void aPodCanStartWithoutTheRegistryAgain(Proof proof, Settings settings) {
        node.containerd().restart();
        Finished first = node.cri().runSandbox("after-the-fix");
        node.containerd().restart();
        Finished second = node.cri().runSandbox("after-a-restart");
        proof.expect(
                        see.succeeds("what was done about it ended well", fix),
                        see.containerdHasEveryImage(),
                        node.registry().isGone(),
                        see.sandboxIsReady("a sandbox starts, and outlives containerd", first),
                        see.sandboxIsReady("another one starts after containerd's restart", second))
                .holdingFor(settings.duration("recovered.window"))
                .within(settings.duration("recovered.limit"));
    }
}
