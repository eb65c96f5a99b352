package dev.relapse.cluster.hostprograms;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.capability.HostServices;
import dev.relapse.network.PrivateNetwork;
import dev.relapse.pki.IdentityFiles;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.probe.Probe;
import dev.relapse.process.CommandSpec;
import dev.relapse.process.Finished;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.Run;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Runs programs beside a cluster. Whether its API server reaches what they serve is the cluster's
 * to say, by the interface under which it offers this.
 *
 * @param run whose programs they are
 * @param launcher by which they are had and started
 * @param site what the cluster gives them
 * @param grants gives them their rights
 */
public record ProgramsOnHost(Run run, Launcher launcher, HostSite site, Grants grants)
        implements HostServices {

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
        return site.kubeconfig(user);
    }

    @Override
    public void grant(String user, String role) {
        grants.grant(user, role);
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
        return new PlaceBesideCluster(run, site);
    }

    @Override
    public PrivateNetwork network(String name, int... served) {
        return PrivateNetwork.open(
                run, name, Arrays.stream(served).boxed().toList(), List.of(site.apiServerPort()));
    }

    /** The run's address and ports. */
    private record PlaceBesideCluster(Run run, HostSite site) implements Place {

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
            return site.hostFolder();
        }

        @Override
        public IdentityFiles servingCertificate(String program, String... dnsNames) {
            return site.servingCertificate(program, dnsNames);
        }

        @Override
        public Probe answers(int port, String path) {
            return HttpsProbe.anonymous(
                    site.authority(), URI.create("https://" + run.address() + ":" + port + path));
        }
    }
}
