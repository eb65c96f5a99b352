package dev.relapse.cluster.embedded;

import dev.relapse.cluster.hostprograms.HostSite;
import dev.relapse.pki.CertificateAuthority;
import dev.relapse.pki.IdentityFiles;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.process.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where one cluster lives.
 *
 * @param folder private to the cluster (0700)
 * @param address of loopback, private to the run
 * @param ports where each program listens
 * @param pki its certificates and keys
 */
record Site(Path folder, String address, Ports ports, ClusterPki pki) implements HostSite {

    static Site in(Run run) {
        Ports ports = Ports.of(run);
        Path folder = privateFolder(run.folder().resolve("cluster"));
        ClusterPki pki =
                new ClusterPki(
                        privateFolder(folder.resolve("pki")), run.address(), ports.apiServer());
        return new Site(folder, run.address(), ports, pki);
    }

    @Override
    public synchronized Path hostFolder() {
        Path host = folder.resolve("host");
        return host.toFile().isDirectory() ? host : privateFolder(host);
    }

    @Override
    public int apiServerPort() {
        return ports.apiServer();
    }

    @Override
    public CertificateAuthority authority() {
        return pki.authority();
    }

    @Override
    public IdentityFiles servingCertificate(String program, String... dnsNames) {
        return pki.server(program, dnsNames);
    }

    @Override
    public Kubeconfig kubeconfig(String user) {
        return pki.kubeconfig(user, user);
    }

    /** An HTTPS address on this site. */
    URI https(int port, String path) {
        return URI.create("https://" + address + ":" + port + path);
    }

    static Path privateFolder(Path folder) {
        try {
            return Files.createDirectory(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder " + folder, e);
        }
    }
}
