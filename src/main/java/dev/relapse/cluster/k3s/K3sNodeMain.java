package dev.relapse.cluster.k3s;

import dev.relapse.pki.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * The program that starts the node of a k3s cluster and stays with it: Testcontainers removes what
 * it started when it ends. Its output is the node's log.
 */
final class K3sNodeMain {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private K3sNodeMain() {}

    /**
     * Starts the container of the {@link NodeSpec} in the file that is the only argument, and
     * waits.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        NodeSpec spec = NodeSpec.read(Path.of(arguments[0]));
        try {
            write(start(spec), spec.kubeconfig());
        } catch (RuntimeException e) {
            Files.writeString(spec.failure(), StartFailure.reason(e));
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    /** Returns its kubeconfig. */
    private static String start(NodeSpec spec) {
        NodeContainer container = new NodeContainer(spec, new ApiServerAnswers(LIMIT));
        try {
            container.start();
        } catch (RuntimeException e) {
            throw container.exitCode().isPresent()
                    ? StartFailure.ended(container.exitCode().getAsLong(), e)
                    : e;
        }
        return container.getKubeConfigYaml();
    }

    /** Nobody sees half of it. */
    private static void write(String content, Path file) throws IOException {
        Path part = SecretFile.create(file.resolveSibling("kubeconfig.part"), content);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
