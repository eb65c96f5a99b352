package dev.relapse.cluster.embedded;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.hostprograms.Flags;
import dev.relapse.cluster.hostprograms.HttpsProbe;
import dev.relapse.pki.IdentityFiles;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import java.time.Duration;
import java.util.Map;

/** One member of etcd, which keeps the cluster's objects. */
final class Etcd {

    static final String COMPONENT = "etcd";
    static final String NAME = "etcd";

    private Etcd() {}

    static ProgramSpec spec(Artifact artifact, Site site, Map<String, String> overrides) {
        IdentityFiles member = site.pki().etcdMember();
        String client = "https://" + site.address() + ":" + site.ports().etcd();
        String peer = "https://" + site.address() + ":" + site.ports().etcdPeer();
        Flags flags =
                new Flags()
                        .set("name", NAME)
                        .set("data-dir", site.folder().resolve("etcd"))
                        .set("listen-client-urls", client)
                        .set("advertise-client-urls", client)
                        .set("listen-peer-urls", peer)
                        .set("initial-advertise-peer-urls", peer)
                        .set("initial-cluster", NAME + "=" + peer)
                        .set("cert-file", member.certificate())
                        .set("key-file", member.key())
                        .set("trusted-ca-file", site.pki().etcdAuthorityFile())
                        .set("client-cert-auth", true)
                        .set("peer-cert-file", member.certificate())
                        .set("peer-key-file", member.key())
                        .set("peer-trusted-ca-file", site.pki().etcdAuthorityFile())
                        .set("peer-client-cert-auth", true)
                        // Nobody needs this data after a power cut.
                        .set("unsafe-no-fsync", true)
                        .set("log-level", "warn")
                        .override(overrides);
        return new ProgramSpec(
                NAME,
                flags.commandOf(artifact),
                Map.of(),
                new HttpsProbe(
                        site.pki().etcdAuthority(),
                        site.pki().etcdClient(),
                        site.https(site.ports().etcd(), "/readyz")),
                Duration.ofSeconds(30),
                StopRank.STORE);
    }
}
