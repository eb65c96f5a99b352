package dev.relapse.pki;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/**
 * A kubeconfig of the run (0600).
 *
 * @param file the file
 * @param user the certificate's common name
 */
public record Kubeconfig(Path file, String user) {

    /**
     * Writes a kubeconfig that holds everything inline.
     *
     * @param file must not exist yet
     * @param user the certificate's common name
     * @param server the API server
     * @param authorityPem the certificate of who signed the API server's
     * @param identity the user's certificate and key
     */
    public static Kubeconfig create(
            Path file, String user, URI server, String authorityPem, Identity identity) {
        SecretFile.create(
                file,
                """
                apiVersion: v1
                kind: Config
                clusters:
                - name: relapse
                  cluster:
                    server: %s
                    certificate-authority-data: %s
                users:
                - name: user
                  user:
                    client-certificate-data: %s
                    client-key-data: %s
                contexts:
                - name: relapse
                  context: {cluster: relapse, user: user}
                current-context: relapse
                """
                        .formatted(
                                server,
                                base64(authorityPem),
                                base64(identity.certificatePem()),
                                base64(identity.keyPem())));
        return new Kubeconfig(file, user);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
