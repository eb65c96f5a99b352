package dev.relapse.cluster.realnodes;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.artifact.Artifact;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * An image whose only content is one static program, in the format of {@code docker save}
 * (https://github.com/moby/docker-image-spec/blob/main/spec.md). So a pod runs the very file that
 * the replay's artifacts say, wherever that came from.
 */
final class ImageArchive {

    private static final int EXECUTABLE = 0755;
    private static final int EVERYBODYS = 01777;

    /**
     * Where upstream's images have theirs, too. Not the root: prometheus-operator mounts a volume
     * at {@code /prometheus}.
     */
    private static final String FOLDER = "bin/";

    private ImageArchive() {}

    /** The image's name in a node: never one that a registry could serve. */
    static String nameOf(Artifact artifact) {
        return "relapse.dev/" + artifact.program() + ":" + artifact.sha256().substring(0, 12);
    }

    /**
     * Writes it.
     *
     * @param artifact one file that needs no library
     * @param folder for the archive and what it is made of; exists
     * @return the archive
     */
    static Path write(Artifact artifact, Path folder) {
        if (artifact.command().size() != 1) {
            throw new IllegalArgumentException(
                    artifact.program()
                            + " is no single file and cannot be made an image: "
                            + artifact.command());
        }
        try {
            Path layer = folder.resolve(artifact.program() + ".layer.tar");
            String digest = writeLayer(layer, artifact.path(), artifact.program());
            Path archive = folder.resolve(artifact.program() + ".image.tar");
            try (TarArchiveOutputStream tar = tar(Files.newOutputStream(archive))) {
                add(tar, "config.json", config(artifact, digest));
                add(tar, "manifest.json", manifest(artifact));
                TarArchiveEntry entry = new TarArchiveEntry("layer.tar");
                entry.setSize(Files.size(layer));
                tar.putArchiveEntry(entry);
                Files.copy(layer, tar);
                tar.closeArchiveEntry();
            }
            Files.delete(layer);
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make an image of " + artifact.path(), e);
        }
    }

    /** Returns its sha256. */
    private static String writeLayer(Path layer, Path program, String name) throws IOException {
        MessageDigest sha256 = sha256();
        try (TarArchiveOutputStream tar =
                tar(new DigestOutputStream(Files.newOutputStream(layer), sha256))) {
            TarArchiveEntry temporary = new TarArchiveEntry("tmp/");
            temporary.setMode(EVERYBODYS);
            tar.putArchiveEntry(temporary);
            tar.closeArchiveEntry();
            TarArchiveEntry file = new TarArchiveEntry(FOLDER + name);
            file.setSize(Files.size(program));
            file.setMode(EXECUTABLE);
            tar.putArchiveEntry(file);
            Files.copy(program, tar);
            tar.closeArchiveEntry();
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static String config(Artifact artifact, String layerDigest) throws IOException {
        return json(
                Map.of(
                        "architecture",
                        architecture(),
                        "os",
                        "linux",
                        "config",
                        Map.of("Entrypoint", List.of("/" + FOLDER + artifact.program())),
                        "rootfs",
                        Map.of("type", "layers", "diff_ids", List.of("sha256:" + layerDigest))));
    }

    private static String manifest(Artifact artifact) throws IOException {
        return json(
                List.of(
                        Map.of(
                                "Config",
                                "config.json",
                                "RepoTags",
                                List.of(nameOf(artifact)),
                                "Layers",
                                List.of("layer.tar"))));
    }

    private static String architecture() {
        String architecture = System.getProperty("os.arch");
        return architecture.equals("aarch64") ? "arm64" : architecture.replace("x86_64", "amd64");
    }

    private static String json(Object value) throws IOException {
        return new ObjectMapper().writeValueAsString(value);
    }

    private static TarArchiveOutputStream tar(OutputStream target) {
        TarArchiveOutputStream tar =
                new TarArchiveOutputStream(target, StandardCharsets.UTF_8.name());
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return tar;
    }

    private static void add(TarArchiveOutputStream tar, String name, String content)
            throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
