package dev.relapse.cluster.hostprograms;

import dev.relapse.pki.CertificateAuthority;
import dev.relapse.pki.IdentityFiles;
import dev.relapse.pki.Kubeconfig;
import java.nio.file.Path;

/** What a cluster gives to programs that run beside it on this machine. */
public interface HostSite {

    /** Theirs alone (0700); made when it is first asked for. */
    Path hostFolder();

    /** Where the API server listens, on the run's address. */
    int apiServerPort();

    /** Signs what programs of this machine serve with. */
    CertificateAuthority authority();

    /** For a server on the run's address that also answers to these names. */
    IdentityFiles servingCertificate(String program, String... dnsNames);

    /** With which the API server takes a program for that user. */
    Kubeconfig kubeconfig(String user);
}
