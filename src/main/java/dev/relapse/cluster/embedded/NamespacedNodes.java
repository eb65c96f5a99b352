package dev.relapse.cluster.embedded;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.capability.NodeNetwork;
import dev.relapse.cluster.hostprograms.HostProgramRights;
import dev.relapse.cluster.hostprograms.Launcher;
import dev.relapse.cluster.kwok.KwokNodes;
import dev.relapse.network.HttpGet;
import dev.relapse.network.NetworkNamespace;
import dev.relapse.network.Segment;
import dev.relapse.network.Subnet;
import dev.relapse.network.relay.Endpoint;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.probe.Probe;
import dev.relapse.process.NamespaceRights;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.Run;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Nodes as network namespaces of this machine. */
final class NamespacedNodes implements NodeNetwork {

    /** It clashes with nothing: nobody outside the run's namespaces ever sees it. */
    static final Subnet SUBNET = new Subnet("172.18.0.1", 16);

    private static final int API_SERVER_PORT = 6443;

    private final Run run;
    private final Launcher launcher;
    private final Site site;
    private final KubernetesClient client;
    private Segment segment;

    NamespacedNodes(Run run, Launcher launcher, Site site, KubernetesClient client) {
        this.run = run;
        this.launcher = launcher;
        this.site = site;
        this.client = client;
    }

    @Override
    public NetworkedNode add(NodeSpec spec) {
        String name = spec.node().name();
        NetworkNamespace namespace = segment().join(name, spec.uplink(), spec.address());
        new KwokNodes(client).add(spec.node(), spec.address());
        return new Machine(launcher, namespace, spec.address(), folder(name), name, spec.uplink());
    }

    @Override
    public Place controlPlane() {
        return new Machine(
                launcher,
                segment().namespace(),
                SUBNET.gateway(),
                folder("control-plane"),
                "control-plane",
                "");
    }

    @Override
    public URI apiServer() {
        return URI.create("https://" + SUBNET.gateway() + ":" + API_SERVER_PORT);
    }

    @Override
    public Kubeconfig credentials(String user, String clusterRole) {
        HostProgramRights.checkName(user);
        client.resource(HostProgramRights.everywhere(user, clusterRole)).create();
        return site.pki().kubeconfig(apiServer(), user + "-in-network", user);
    }

    @Override
    public URI expose(String name, String address, int port, int preferred) {
        int there = run.port(preferred);
        segment().expose(name, Endpoint.tcp(run.address(), there), address, port);
        return URI.create("http://" + run.address() + ":" + there);
    }

    @Override
    public Probe answers(String address, int port, String path) {
        return new HttpGet(segment(), address, port, path).succeeds();
    }

    /** Made when it is first needed: other scenarios do without what it takes. */
    private synchronized Segment segment() {
        if (segment == null) {
            URI server = site.pki().apiServer();
            segment =
                    Segment.open(
                            run.programs(),
                            NamespaceRights.here(),
                            SUBNET,
                            Site.privateFolder(site.folder().resolve("network")),
                            Map.of(
                                    API_SERVER_PORT,
                                    Endpoint.tcp(server.getHost(), server.getPort())));
        }
        return segment;
    }

    private synchronized Path folder(String place) {
        Path folder = site.folder().resolve("network").resolve(place);
        return folder.toFile().isDirectory() ? folder : Site.privateFolder(folder);
    }

    /** A place; the uplink is empty for that of the control plane. */
    private record Machine(
            Launcher launcher,
            NetworkNamespace namespace,
            String address,
            Path folder,
            String name,
            String uplink)
            implements NetworkedNode {

        @Override
        public Program start(Artifact artifact, ProgramSpec spec) {
            return launcher.start(artifact, namespace.inside(spec));
        }
    }
}
