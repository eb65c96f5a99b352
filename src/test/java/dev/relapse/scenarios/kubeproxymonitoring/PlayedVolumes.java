package dev.relapse.scenarios.kubeproxymonitoring;

import dev.relapse.monitoring.OperatorsConfiguration;
import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.monitoring.PrometheusException;
import dev.relapse.pki.SecretFile;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What kubelet and config reloader do for the pod of Prometheus: the volumes follow the Secret and
 * the ConfigMap that the operator writes, and Prometheus is told when they have changed.
 */
final class PlayedVolumes {

    private final Path folder;
    private OperatorsConfiguration configuration = new OperatorsConfiguration("");
    private boolean rulesMounted;
    private PrometheusApi prometheus;
    private String lastRefusal = "";

    private PlayedVolumes(Path folder) {
        this.folder = folder;
    }

    /** Mounts them as soon as they are there, and keeps them as they are in the cluster. */
    static PlayedVolumes in(Path folder, KubernetesClient client) {
        PlayedVolumes volumes = new PlayedVolumes(folder);
        client.secrets()
                .inNamespace(OperatedPrometheus.NAMESPACE)
                .withName(OperatedPrometheus.SECRET)
                .inform(new Written<>(volumes::mount));
        client.configMaps()
                .inNamespace(OperatedPrometheus.NAMESPACE)
                .withName(OperatedPrometheus.RULES)
                .inform(new Written<>(volumes::mount));
        return volumes;
    }

    Path configurationFile() {
        return folder.resolve("prometheus.yaml");
    }

    /** From now on this Prometheus is told of every change. */
    synchronized void tell(PrometheusApi newPrometheus) {
        prometheus = newPrometheus;
        reload();
    }

    /**
     * Holds when Prometheus runs, or will start, with a configuration like that, and with rules.
     */
    Probe configuration(String what, Predicate<OperatorsConfiguration> wanted) {
        return Probe.of("the operator's configuration " + what, () -> state(what, wanted));
    }

    private synchronized Observation state(String what, Predicate<OperatorsConfiguration> wanted) {
        if (configuration.text().isEmpty() || !rulesMounted) {
            return Observation.nothing("the operator has not written it yet");
        }
        if (!lastRefusal.isEmpty()) {
            return Observation.broken("Prometheus refuses the configuration: " + lastRefusal);
        }
        return wanted.test(configuration)
                ? Observation.holds("it " + what, 1)
                : Observation.notYet("not yet", 1);
    }

    private synchronized void mount(Secret secret) {
        String value = secret.getData().get(OperatorsConfiguration.KEY);
        // The operator makes an empty Secret first, so that the pod can start.
        if (value == null || value.isEmpty()) {
            return;
        }
        configuration =
                OperatorsConfiguration.read(value, folder.resolve("rules"), OperatedPrometheus.POD);
        write(configurationFile(), configuration.text());
        reload();
    }

    private synchronized void mount(ConfigMap rules) {
        Path mounted = folder.resolve("rules").resolve(OperatedPrometheus.RULES);
        try {
            Files.createDirectories(mounted);
            try (var old = Files.newDirectoryStream(mounted)) {
                for (Path file : old) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> files = rules.getData() == null ? Map.of() : rules.getData();
        files.forEach((name, content) -> write(mounted.resolve(name), content));
        rulesMounted = true;
        reload();
    }

    private void reload() {
        if (prometheus == null) {
            return;
        }
        try {
            prometheus.reload();
            lastRefusal = "";
        } catch (PrometheusException e) {
            lastRefusal = e.getMessage();
        }
    }

    /** At once, so that Prometheus never reads half a file. */
    private static void write(Path file, String content) {
        Path next = file.resolveSibling("." + file.getFileName() + ".next");
        try {
            Files.deleteIfExists(next);
            SecretFile.create(next, content);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** A folder that nobody else can look into. */
    static Path privateFolder(Path folder) {
        try {
            return Files.createDirectory(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + folder, e);
        }
    }

    /** Hands on every state of an object but its absence. */
    private record Written<T extends HasMetadata>(Consumer<T> mount)
            implements ResourceEventHandler<T> {
        @Override
        public void onAdd(T object) {
            mount.accept(object);
        }

        @Override
        public void onUpdate(T old, T object) {
            mount.accept(object);
        }

        @Override
        public void onDelete(T object, boolean finalStateUnknown) {
            // A pod keeps its volumes.
        }
    }
}
