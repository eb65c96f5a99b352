package dev.relapse.cluster.realnodes;

import dev.relapse.cluster.hostprograms.HostSite;
import dev.relapse.pki.CertificateAuthority;
import dev.relapse.pki.IdentityFiles;
import dev.relapse.pki.Kubeconfig;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * Programs of this machine that are clients of the cluster's API server; it does not reach them.
 *
 * @param client knows where that server is, and who signed its certificate
 * @param authority ours, for what the programs serve with
 * @param address the run's
 * @param hostFolder exists, private to the run
 */
record BesideCluster(
        KubernetesClient client, CertificateAuthority authority, String address, Path hostFolder)
        implements HostSite {

    @Override
    public int apiServerPort() {
        return URI.create(client.getConfiguration().getMasterUrl()).getPort();
    }

    @Override
    public IdentityFiles servingCertificate(String program, String... dnsNames) {
        return authority
                .server(program, List.of(dnsNames), List.of(address))
                .write(hostFolder, program + "-server");
    }

    @Override
    public Kubeconfig kubeconfig(String user) {
        String signer =
                new String(
                        Base64.getDecoder().decode(client.getConfiguration().getCaCertData()),
                        StandardCharsets.US_ASCII);
        return Kubeconfig.create(
                hostFolder.resolve(user + ".kubeconfig"),
                user,
                URI.create(client.getConfiguration().getMasterUrl()),
                signer,
                new SignedUsers(client).sign(user));
    }
}
