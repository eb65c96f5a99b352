package dev.relapse.cluster.kind;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.Artifacts;
import dev.relapse.cluster.Component;
import dev.relapse.process.Finished;
import dev.relapse.process.ProgramFailed;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings programs of the catalogue into the cluster as pods, and keeps the record of them. */
final class Installer {

    private final KubernetesClient client;
    private final KindCommand kind;
    private final Artifacts artifacts;
    private final Map<String, String> versions;
    private final Path folder;
    private final List<Component> components = new ArrayList<>();

    /**
     * @param versions the version by component; one that is absent runs at its own pin
     * @param folder for archives of images; exists
     */
    Installer(
            KubernetesClient client,
            KindCommand kind,
            Artifacts artifacts,
            Map<String, String> versions,
            Path folder) {
        this.client = client;
        this.kind = kind;
        this.artifacts = artifacts;
        this.versions = versions;
        this.folder = folder;
    }

    /**
     * Puts the program's image on every node and applies its manifest.
     *
     * @param manifest beside this class, with {@code ${image}} for the image
     * @param values of further {@code ${names}} in it
     */
    void install(String component, String program, String manifest, Map<String, String> values) {
        Artifact artifact = artifacts.get(component, versions.get(component), program);
        load(artifact);
        Map<String, String> all = new LinkedHashMap<>(values);
        all.put("image", ImageArchive.nameOf(artifact));
        apply(manifest, all);
        record(Component.of(artifact));
    }

    synchronized void record(Component component) {
        components.add(component);
    }

    /** What ran so far, in the order of the first starts. */
    synchronized List<Component> components() {
        return components.stream().distinct().toList();
    }

    private void load(Artifact artifact) {
        try {
            Path archive = ImageArchive.write(artifact, folder);
            Finished loaded = kind.loadImages(archive);
            if (!loaded.succeeded()) {
                throw new ProgramFailed(
                        "cannot put the image of %s on the nodes; kind said: %s"
                                .formatted(artifact.program(), loaded.said()));
            }
            Files.delete(archive);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write in " + folder, e);
        }
    }

    private void apply(String manifest, Map<String, String> values) {
        String text = text(manifest);
        for (Map.Entry<String, String> value : values.entrySet()) {
            // As one YAML scalar, whatever is in it.
            text =
                    text.replace(
                            "${" + value.getKey() + "}",
                            Serialization.asJson(value.getValue()).strip());
        }
        client.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .forceConflicts()
                .serverSideApply();
    }

    private static String text(String resource) {
        try (InputStream content = Installer.class.getResourceAsStream(resource)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " is not on the class path", e);
        }
    }
}
