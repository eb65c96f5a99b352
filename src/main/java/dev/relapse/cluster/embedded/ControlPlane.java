package dev.relapse.cluster.embedded;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.hostprograms.Launcher;
import dev.relapse.process.ProgramSpec;
import java.util.Map;

/** The order in which the programs of the cluster start: at once, whatever can. */
record ControlPlane(Launcher launcher, Site site, ProgramFlags flags) {

    /** Verifies the programs that start first; the others have time while these start. */
    static void verifyFirst(Launcher launcher) {
        launcher.artifact(Etcd.COMPONENT, Etcd.NAME);
        launcher.artifact(KubeApiServer.COMPONENT, KubeApiServer.NAME);
    }

    /** Returns when every program is ready. */
    void start() {
        // The API server waits for etcd by itself, and takes longer to load than etcd to start.
        Parallel.all(
                () -> start(Etcd.COMPONENT, Etcd.NAME, Etcd::spec),
                () -> start(KubeApiServer.COMPONENT, KubeApiServer.NAME, KubeApiServer::spec),
                this::verifyOthers);
        // These would meet an API server without roles, and back off for seconds.
        Parallel.all(
                () ->
                        start(
                                KubeControllerManager.COMPONENT,
                                KubeControllerManager.NAME,
                                KubeControllerManager::spec),
                () -> start(KubeScheduler.COMPONENT, KubeScheduler.NAME, KubeScheduler::spec),
                () -> start(Kwok.COMPONENT, Kwok.NAME, Kwok::spec));
    }

    private void verifyOthers() {
        launcher.artifact(KubeControllerManager.COMPONENT, KubeControllerManager.NAME);
        launcher.artifact(KubeScheduler.COMPONENT, KubeScheduler.NAME);
        launcher.artifact(Kwok.COMPONENT, Kwok.NAME);
    }

    private void start(String component, String program, Recipe recipe) {
        Artifact artifact = launcher.artifact(component, program);
        launcher.start(artifact, recipe.spec(artifact, site, flags.of(program)));
    }

    /** How one program of the control plane is started. */
    @FunctionalInterface
    private interface Recipe {
        ProgramSpec spec(Artifact artifact, Site site, Map<String, String> overrides);
    }
}
