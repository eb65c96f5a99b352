package dev.relapse.cluster.embedded;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.AuditPolicy;
import dev.relapse.cluster.hostprograms.Flags;
import dev.relapse.cluster.hostprograms.HttpsProbe;
import dev.relapse.pki.IdentityFiles;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The API server, with the aggregation layer, RBAC and an audit log of every request. */
final class KubeApiServer {

    static final String COMPONENT = "kubernetes";
    static final String NAME = "kube-apiserver";

    /** The only name under which the aggregation layer may tell who the user is. */
    static final String FRONT_PROXY_USER = "front-proxy-client";

    /** Never routed: pods of simulated nodes have no network. */
    private static final String SERVICE_RANGE = "10.96.0.0/16";

    private static final String ISSUER = "https://kubernetes.default.svc.cluster.local";

    private KubeApiServer() {}

    /** Where the audit log is written. */
    static Path auditLog(Site site) {
        return site.folder().resolve("audit.log");
    }

    static ProgramSpec spec(Artifact artifact, Site site, Map<String, String> overrides) {
        Flags flags = new Flags();
        listening(flags, site);
        store(flags, site);
        authentication(flags, site);
        aggregation(flags, site);
        audit(flags, site);
        flags.override(overrides);
        return new ProgramSpec(
                NAME,
                flags.commandOf(artifact),
                Map.of(),
                new HttpsProbe(
                        site.pki().authority(),
                        site.pki().admin(),
                        site.https(site.ports().apiServer(), "/readyz")),
                Duration.ofSeconds(60),
                StopRank.API_SERVER);
    }

    private static void listening(Flags flags, Site site) {
        IdentityFiles server =
                site.pki()
                        .server(
                                NAME,
                                List.of(NamespacedNodes.SUBNET.gateway()),
                                "kubernetes",
                                "kubernetes.default",
                                "kubernetes.default.svc",
                                "kubernetes.default.svc.cluster.local");
        flags.set("bind-address", site.address())
                .set("advertise-address", site.address())
                .set("secure-port", site.ports().apiServer())
                .set("tls-cert-file", server.certificate())
                .set("tls-private-key-file", server.key())
                .set("service-cluster-ip-range", SERVICE_RANGE)
                // Endpoints may not hold loopback addresses: the reconciler would fail for ever.
                .set("endpoint-reconciler-type", "none")
                // No load balancer has to learn first that we are going away.
                .set("shutdown-delay-duration", "0s");
    }

    private static void store(Flags flags, Site site) {
        IdentityFiles client = site.pki().etcdClientFiles();
        flags.set("etcd-servers", "https://" + site.address() + ":" + site.ports().etcd())
                .set("etcd-cafile", site.pki().etcdAuthorityFile())
                .set("etcd-certfile", client.certificate())
                .set("etcd-keyfile", client.key());
    }

    private static void authentication(Flags flags, Site site) {
        IdentityFiles kubeletClient =
                site.pki().client("kubelet-client", "kube-apiserver-kubelet-client");
        flags.set("client-ca-file", site.pki().authorityFile())
                .set("authorization-mode", "Node,RBAC")
                .set("service-account-issuer", ISSUER)
                .set("service-account-key-file", site.pki().serviceAccountKeys().publicKey())
                .set(
                        "service-account-signing-key-file",
                        site.pki().serviceAccountKeys().privateKey())
                .set("kubelet-client-certificate", kubeletClient.certificate())
                .set("kubelet-client-key", kubeletClient.key())
                .set("kubelet-certificate-authority", site.pki().authorityFile())
                // The node's name does not resolve on this machine.
                .set("kubelet-preferred-address-types", "InternalIP");
    }

    private static void aggregation(Flags flags, Site site) {
        IdentityFiles proxy = site.pki().frontProxyClient();
        flags.set("requestheader-client-ca-file", site.pki().frontProxyAuthorityFile())
                .set("requestheader-allowed-names", FRONT_PROXY_USER)
                .set("requestheader-username-headers", "X-Remote-User")
                .set("requestheader-group-headers", "X-Remote-Group")
                .set("requestheader-extra-headers-prefix", "X-Remote-Extra-")
                .set("proxy-client-cert-file", proxy.certificate())
                .set("proxy-client-key-file", proxy.key());
    }

    private static void audit(Flags flags, Site site) {
        flags.set("audit-policy-file", AuditPolicy.copyInto(site.folder()))
                .set("audit-log-path", auditLog(site))
                // One file, or evidence of a long run would be rotated away from its readers.
                .set("audit-log-maxsize", 0);
    }
}
