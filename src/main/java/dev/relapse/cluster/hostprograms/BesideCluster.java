package dev.relapse.cluster.hostprograms;

import dev.relapse.cluster.UnsupportedByClusterException;
import dev.relapse.pki.CertificateAuthority;
import dev.relapse.pki.IdentityFiles;
import dev.relapse.pki.Kubeconfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Programs of this machine that are clients of a cluster's API server; it does not reach them.
 *
 * @param server where it listens
 * @param authority ours, for what the programs serve with
 * @param address the run's
 * @param hostFolder exists, private to the run
 * @param logins how they log in
 */
public record BesideCluster(
        URI server, CertificateAuthority authority, String address, Path hostFolder, Logins logins)
        implements HostSite {

    @Override
    public int apiServerPort() {
        if (!address.equals(server.getHost())) {
            throw new UnsupportedByClusterException(
                    "a network of its own has no way to the API server at "
                            + server
                            + ", which is not on the run's address");
        }
        return server.getPort();
    }

    @Override
    public IdentityFiles servingCertificate(String program, String... dnsNames) {
        return authority
                .server(program, List.of(dnsNames), List.of(address))
                .write(hostFolder, program + "-server");
    }

    @Override
    public Kubeconfig kubeconfig(String user) {
        return logins.write(hostFolder.resolve(user + ".kubeconfig"), user);
    }
}
