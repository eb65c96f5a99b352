package dev.relapse.scenarios.kubeadmcontainerdimages;

import dev.relapse.cluster.Cluster;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;
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

/**
 * {@code kubeadm config images pull} filled machine images with what a node needs, until the
 * runtime was no longer Docker. The story is in scenarios/kubeadm-containerd-images/README.md.
 */
@PostMortem("kubeadm-containerd-images")
class KubeadmContainerdImagesScenario {

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
    void theRuntimeBecomesContainerd(Settings settings) {
        node.switchToContainerd(settings.text("containerd"));
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
        boolean dockerStays = settings.text("incident").equals("docker-stays");
        proof.expect(
                        dockerStays
                                ? see.kubeadmSaysItPulled(prePull)
                                : see.fails(
                                        "kubeadm wants crictl for containerd",
                                        prePull,
                                        "crictl is required by the container runtime"),
                        dockerStays ? see.dockerHasEveryImage() : see.containerdHasNoImage(),
                        see.containerdHasNoImage(),
                        node.registry().isGone(),
                        see.fails(
                                "containerd starts no sandbox",
                                sandbox,
                                "failed to get sandbox image"))
                .holdingFor(settings.duration("failing.window"))
                .within(settings.duration("failing.limit"));
    }

    @Fix
    void everyImageIsPulledWhereContainerdLooks(ScenarioDefinition scenario, Settings settings) {
        fix = new Fixes(node, scenario).apply(settings);
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
