package dev.relapse.cluster.realnodes;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.Component;
import dev.relapse.cluster.capability.PodImages;
import dev.relapse.cluster.hostprograms.Launcher;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Brings programs of the catalogue into the cluster as pods. */
final class Installer implements PodImages {

    private final KubernetesClient client;
    private final Nodes nodes;
    private final Launcher launcher;
    private final Path folder;

    /**
     * @param launcher has the programs, and keeps the record
     * @param folder for archives of images; exists
     */
    Installer(KubernetesClient client, Nodes nodes, Launcher launcher, Path folder) {
        this.client = client;
        this.nodes = nodes;
        this.launcher = launcher;
        this.folder = folder;
    }

    /**
     * Puts the program's image on every node and applies its manifest.
     *
     * @param manifest beside this class, with {@code ${image}} for the image
     * @param values of further {@code ${names}} in it, each whatever YAML can hold
     */
    void install(String component, String program, String manifest, Map<String, ?> values) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put("image", image(launcher.artifact(component, program)));
        apply(manifest, all);
    }

    @Override
    public String image(Artifact artifact) {
        load(artifact);
        launcher.record(Component.of(artifact));
        return ImageArchive.nameOf(artifact);
    }

    private void load(Artifact artifact) {
        try {
            Path archive = ImageArchive.write(artifact, folder);
            nodes.load(archive);
            Files.delete(archive);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write in " + folder, e);
        }
    }

    private void apply(String manifest, Map<String, ?> values) {
        String text = text(manifest);
        for (Map.Entry<String, ?> value : values.entrySet()) {
            // As one node of YAML, whatever is in it.
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
