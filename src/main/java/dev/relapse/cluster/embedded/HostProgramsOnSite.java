package dev.relapse.cluster.embedded;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.network.PrivateNetwork;
import dev.relapse.pki.IdentityFiles;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.probe.Probe;
import dev.relapse.process.CommandSpec;
import dev.relapse.process.Finished;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.Run;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Runs programs beside the control plane. */
record HostProgramsOnSite(Run run, Launcher launcher, Site site, KubernetesClient client)
        implements HostPrograms {

    @Override
    public Artifact artifact(String component, String program) {
        return launcher.artifact(component, program);
    }

    @Override
    public Artifact artifact(String component, String version, String program) {
        return launcher.artifact(component, version, program);
    }

    @Override
    public Kubeconfig credentials(String user, String clusterRole) {
        HostProgramRights.checkName(user);
        grant(user, clusterRole);
        return site.pki().kubeconfig(user, user);
    }

    @Override
    public void grant(String user, String role) {
        int slash = role.indexOf('/');
        if (slash < 0) {
            client.resource(HostProgramRights.everywhere(user, role)).create();
        } else {
            client.resource(
                            HostProgramRights.in(
                                    role.substring(0, slash), user, role.substring(slash + 1)))
                    .create();
        }
    }

    @Override
    public Program start(Artifact artifact, Function<Place, ProgramSpec> spec) {
        return launcher.start(artifact, spec.apply(place()));
    }

    @Override
    public Finished run(CommandSpec command) {
        return run.programs().run(command);
    }

    @Override
    public Place place() {
        return new PlaceOnSite(run, site);
    }

    @Override
    public PrivateNetwork network(String name, int... served) {
        return PrivateNetwork.open(
                run,
                name,
                Arrays.stream(served).boxed().toList(),
                List.of(site.ports().apiServer()));
    }

    /** The run's address and ports; the folder is made when it is first asked for. */
    private record PlaceOnSite(Run run, Site site) implements Place {

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
            Path hostFolder = site.folder().resolve("host");
            return hostFolder.toFile().isDirectory() ? hostFolder : Site.privateFolder(hostFolder);
        }

        @Override
        public IdentityFiles servingCertificate(String program, String... dnsNames) {
            return site.pki().server(program, dnsNames);
        }

        @Override
        public Probe answers(int port, String path) {
            return HttpsProbe.anonymous(site.pki().authority(), site.https(port, path));
        }
    }
}
