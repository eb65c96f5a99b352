package dev.relapse.cluster.embedded;

import dev.relapse.pki.CertificateAuthority;
import dev.relapse.pki.Identity;
import dev.relapse.pki.IdentityFiles;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.pki.ServiceAccountKeys;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may talk to whom in one cluster. Three authorities, as kubeadm has them, so that a client of
 * the API server cannot read etcd, and cannot pass for the aggregation layer either.
 *
 * <p>User and group names are those of <a
 * href="https://kubernetes.io/docs/setup/best-practices/certificates/">PKI certificates and
 * requirements</a>.
 */
final class ClusterPki {

    private static final String ADMINS = "system:masters";

    private final Path folder;
    private final String address;
    private final URI apiServer;
    private final CertificateAuthority authority = new CertificateAuthority("relapse");
    private final CertificateAuthority etcdAuthority = new CertificateAuthority("relapse-etcd");
    private final CertificateAuthority frontProxyAuthority =
            new CertificateAuthority("relapse-front-proxy");
    private final Identity admin = authority.client("relapse-admin", ADMINS);
    private final Identity etcdClient = etcdAuthority.client("kube-apiserver");
    private final Path authorityFile;
    private final Path etcdAuthorityFile;
    private final Path frontProxyAuthorityFile;
    private final IdentityFiles etcdClientFiles;
    private final ServiceAccountKeys serviceAccountKeys;

    /**
     * Makes the authorities and what more than one program needs.
     *
     * @param folder exists and is private to the run
     */
    ClusterPki(Path folder, String address, int apiServerPort) {
        this.folder = folder;
        this.address = address;
        this.apiServer = URI.create("https://" + address + ":" + apiServerPort);
        this.authorityFile = authority.write(folder, "ca");
        this.etcdAuthorityFile = etcdAuthority.write(folder, "etcd-ca");
        this.frontProxyAuthorityFile = frontProxyAuthority.write(folder, "front-proxy-ca");
        this.etcdClientFiles = etcdClient.write(folder, "etcd-client");
        this.serviceAccountKeys = ServiceAccountKeys.create(folder);
    }

    /** Signs everything but etcd's certificates and the aggregation layer's. */
    CertificateAuthority authority() {
        return authority;
    }

    CertificateAuthority etcdAuthority() {
        return etcdAuthority;
    }

    Path authorityFile() {
        return authorityFile;
    }

    Path etcdAuthorityFile() {
        return etcdAuthorityFile;
    }

    Path frontProxyAuthorityFile() {
        return frontProxyAuthorityFile;
    }

    URI apiServer() {
        return apiServer;
    }

    ServiceAccountKeys serviceAccountKeys() {
        return serviceAccountKeys;
    }

    /** Cluster-admin rights, for our own client; only ever in memory. */
    Identity admin() {
        return admin;
    }

    Identity etcdClient() {
        return etcdClient;
    }

    IdentityFiles etcdClientFiles() {
        return etcdClientFiles;
    }

    IdentityFiles etcdMember() {
        return etcdAuthority.peer("etcd", address).write(folder, "etcd");
    }

    /** A server on the run's address, which also answers to these names. */
    IdentityFiles server(String program, String... dnsNames) {
        return server(program, List.of(), dnsNames);
    }

    /** A server on the run's address and others, which also answers to these names. */
    IdentityFiles server(String program, List<String> furtherAddresses, String... dnsNames) {
        List<String> names = new ArrayList<>(List.of(dnsNames));
        names.add("localhost");
        List<String> addresses = new ArrayList<>(List.of(address));
        addresses.addAll(furtherAddresses);
        return authority.server(program, names, addresses).write(folder, program + "-server");
    }

    /** A client of the API server, or of a kubelet, that takes certificate files. */
    IdentityFiles client(String file, String user, String... groups) {
        return authority.client(user, groups).write(folder, file);
    }

    /** The aggregation layer, which extension API servers believe who the user is. */
    IdentityFiles frontProxyClient() {
        return frontProxyAuthority
                .client(KubeApiServer.FRONT_PROXY_USER)
                .write(folder, "front-proxy-client");
    }

    /** A kubeconfig named after {@code program}. */
    Kubeconfig kubeconfig(String program, String user, String... groups) {
        return kubeconfig(apiServer, program, user, groups);
    }

    /** A kubeconfig named after {@code program}, for where the API server has another address. */
    Kubeconfig kubeconfig(URI server, String program, String user, String... groups) {
        return Kubeconfig.create(
                folder.resolve(program + ".kubeconfig"),
                user,
                server,
                authority.certificatePem(),
                authority.client(user, groups));
    }
}
