package dev.relapse.scenarios.kubeadmcontainerdimages;

import dev.relapse.probe.Probe;
import dev.relapse.process.Finished;
import java.util.List;

/**
 * What becomes of everybody who is not told the password of a registry that asks for one.
 *
 * @param ctr containerd's own client
 * @param crictl a CRI client; containerd pulls on its behalf
 * @param sandbox containerd, when it needs the pause image for a sandbox
 * @param told crictl once it is told
 */
record Outsiders(Finished ctr, Finished crictl, Finished sandbox, Finished told) {

    private static final String NO_ENTRY = "401 Unauthorized";

    /** Lets each of them try, the registry being there. */
    static Outsiders attempt(NodeImage node) {
        String pause = node.kubeadm().pauseImage();
        return node.baking(
                () -> {
                    Finished ctr = node.containerd().ctr("attempts", "images", "pull", pause);
                    Finished crictl = node.cri().pull(pause);
                    node.containerd().setSandboxImage(pause);
                    node.containerd().restart();
                    Finished sandbox = node.cri().runSandbox("without-the-password");
                    Finished told =
                            node.cri()
                                    .pull(
                                            pause,
                                            "--creds",
                                            PrivateRegistry.USER + ":" + PrivateRegistry.PASSWORD);
                    // Back to how the switch left it.
                    node.cri().delete(pause);
                    node.containerd().configureForKubernetes();
                    node.containerd().restart();
                    return new Outsiders(ctr, crictl, sandbox, told);
                });
    }

    /** Docker's login is Docker's alone. */
    List<Probe> probes(ImageProbes see) {
        return List.of(
                see.fails("ctr is not let in without the password", ctr, NO_ENTRY),
                see.fails("crictl is not let in without the password", crictl, NO_ENTRY),
                see.fails("containerd is not let in for its sandbox image", sandbox, NO_ENTRY),
                see.succeeds("crictl is let in with the password", told));
    }
}
