package dev.relapse.simulation.kubeconfig;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the kubeconfig that a program was given by name, and no other. */
public final class NamedKubeconfig {

    private NamedKubeconfig() {}

    /**
     * The configuration of the file's current context.
     *
     * @param flag names the file in messages: {@code --kubeconfig}
     * @throws IllegalArgumentException naming the flag and the file that cannot be used
     */
    public static Config read(String flag, Path kubeconfig) {
        if (!Files.isRegularFile(kubeconfig) || !Files.isReadable(kubeconfig)) {
            throw new IllegalArgumentException(
                    flag + "=" + kubeconfig + " is not a file that can be read; correct the path");
        }
        try {
            Kubeconfig.check(kubeconfig);
            Config config = Config.fromKubeconfig(kubeconfig.toFile());
            config.setClientKeyAlgo(ClientKey.of(config).algorithm());
            return config;
        } catch (RuntimeException | IOException e) {
            throw new IllegalArgumentException(
                    flag + "=" + kubeconfig + " is no usable kubeconfig: " + e.getMessage(), e);
        }
    }
}
