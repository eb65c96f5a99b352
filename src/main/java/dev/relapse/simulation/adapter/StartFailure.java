package dev.relapse.simulation.adapter;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;

/** Says in one line why credentials did not get what the start needs. */
final class StartFailure {

    private StartFailure() {}

    static IllegalStateException of(String flag, Path kubeconfig, RuntimeException error) {
        return new IllegalStateException(flag + "=" + kubeconfig + ": " + reason(error), error);
    }

    private static String reason(RuntimeException error) {
        if (error instanceof KubernetesClientException refused && refused.getStatus() != null) {
            return refused.getStatus().getMessage();
        }
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return error instanceof KubernetesClientException failed
                ? "the API server does not answer: " + failed.getMessage() + " (" + root + ")"
                : String.valueOf(error.getMessage());
    }
}
