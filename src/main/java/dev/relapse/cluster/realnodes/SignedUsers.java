package dev.relapse.cluster.realnodes;

import dev.relapse.cluster.hostprograms.Logins;
import dev.relapse.pki.Identity;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.pki.SigningRequest;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequest;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequestBuilder;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequestConditionBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.V1CertificatesAPIGroupDSL;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * Users whose certificates the cluster itself signs, as a person gets one: <a
 * href="https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/">
 * Certificates and Certificate Signing Requests</a>.
 */
record SignedUsers(KubernetesClient client) implements Logins {

    private static final String SIGNER = "kubernetes.io/kube-apiserver-client";
    private static final int DAY_IN_SECONDS = 24 * 60 * 60;
    private static final int LIMIT_SECONDS = 30;

    @Override
    public Kubeconfig write(Path file, String user) {
        Config config = client.getConfiguration();
        String signer =
                new String(
                        Base64.getDecoder().decode(config.getCaCertData()),
                        StandardCharsets.US_ASCII);
        return Kubeconfig.create(file, user, URI.create(config.getMasterUrl()), signer, sign(user));
    }

    /** Asks, approves, and waits until it is signed. */
    private Identity sign(String user) {
        SigningRequest request = new SigningRequest(user);
        String name = "relapse-" + user;
        V1CertificatesAPIGroupDSL certificates = client.certificates().v1();
        certificates.certificateSigningRequests().resource(asked(name, request)).create();
        certificates
                .certificateSigningRequests()
                .withName(name)
                .approve(
                        new CertificateSigningRequestConditionBuilder()
                                .withType("Approved")
                                .withStatus("True")
                                .withReason("Relapse")
                                .withMessage("a program of this run")
                                .build());
        CertificateSigningRequest signed =
                certificates
                        .certificateSigningRequests()
                        .withName(name)
                        .waitUntilCondition(SignedUsers::isSigned, LIMIT_SECONDS, TimeUnit.SECONDS);
        return request.signed(
                new String(
                        Base64.getDecoder().decode(signed.getStatus().getCertificate()),
                        StandardCharsets.US_ASCII));
    }

    private static CertificateSigningRequest asked(String name, SigningRequest request) {
        return new CertificateSigningRequestBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withSignerName(SIGNER)
                .withExpirationSeconds(DAY_IN_SECONDS)
                .withUsages("digital signature", "client auth")
                .withRequest(
                        Base64.getEncoder()
                                .encodeToString(request.pem().getBytes(StandardCharsets.US_ASCII)))
                .endSpec()
                .build();
    }

    private static boolean isSigned(CertificateSigningRequest request) {
        return request != null
                && request.getStatus() != null
                && request.getStatus().getCertificate() != null;
    }
}
