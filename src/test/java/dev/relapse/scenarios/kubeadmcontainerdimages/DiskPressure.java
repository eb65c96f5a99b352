package dev.relapse.scenarios.kubeadmcontainerdimages;

import dev.relapse.process.Finished;

/**
 * A disk that fills up. A kubelet then deletes every image that no container uses and that the
 * runtime does not report as pinned; sandboxes do not count as users of their image.
 *
 * @param node the machine
 * @see <a href="https://kubernetes.io/docs/concepts/architecture/garbage-collection/">garbage
 *     collection</a>
 */
record DiskPressure(NodeImage node) {

    /** Gives every image but pause a container that uses it, and deletes what is unused. */
    Finished strike() {
        node.containerd().restart();
        String pod = "workload";
        Finished sandbox = node.cri().runSandbox(pod).orFail();
        String pause = node.kubeadm().pauseImage();
        for (String image : node.kubeadm().images()) {
            if (!image.equals(pause)) {
                node.cri().createContainer(pod, sandbox.output().strip(), image);
            }
        }
        return node.cri().deleteUnusedImages().orFail();
    }
}
