package dev.relapse.cluster.embedded;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.Run;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.function.Function;

/** Runs programs beside the control plane. */
record HostProgramsOnSite(Run run, Launcher launcher, Site site, KubernetesClient client)
        implements HostPrograms {

    @Override
    public Artifact artifact(String component, String program) {
        return launcher.artifact(component, program);
    }

    @Override
    public Kubeconfig credentials(String user, String clusterRole) {
        if (user.startsWith("system:")) {
            throw new IllegalArgumentException(
                    "a program of a scenario may not pass for a part of Kubernetes: " + user);
        }
        client.rbac()
                .clusterRoleBindings()
                .resource(
                        new ClusterRoleBindingBuilder()
                                .withNewMetadata()
                                .withName("relapse:" + user)
                                .endMetadata()
                                .withNewRoleRef(
                                        "rbac.authorization.k8s.io", "ClusterRole", clusterRole)
                                .addNewSubject("rbac.authorization.k8s.io", "User", user, null)
                                .build())
                .create();
        return site.pki().kubeconfig(user, user);
    }

    @Override
    public Program start(Artifact artifact, Function<Place, ProgramSpec> spec) {
        return launcher.start(
                artifact, spec.apply(new PlaceOnSite(run, site.folder().resolve("host"))));
    }

    /** The run's address and ports; the folder is made when it is first asked for. */
    private record PlaceOnSite(Run run, Path hostFolder) implements Place {

        @Override
        public String address() {
            return run.address();
        }

        @Override
        public int port(int preferred) {
            return run.port(preferred);
        }

        @Override
        public Path folder() {
            return hostFolder.toFile().isDirectory() ? hostFolder : Site.privateFolder(hostFolder);
        }
    }
}
