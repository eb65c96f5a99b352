package dev.relapse.cluster.realnodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.Fidelity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageArchiveTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    @Test
    void holdsTheProgramAsItsEntrypointUnderANameOfItsContent() throws Exception {
        Path program = Files.writeString(folder.resolve("built"), "the program");

        Map<String, byte[]> archive =
                unpack(
                        Files.newInputStream(
                                ImageArchive.write(artifact(List.of(program.toString())), folder)));

        JsonNode manifest = JSON.readTree(archive.get("manifest.json")).get(0);
        JsonNode config = JSON.readTree(archive.get(manifest.path("Config").asText()));
        byte[] layer = archive.get(manifest.at("/Layers/0").asText());
        assertThat(manifest.at("/RepoTags/0").asText())
                .isEqualTo("relapse.dev/kwok:" + "a".repeat(12));
        assertThat(config.at("/config/Entrypoint/0").asText()).isEqualTo("/bin/kwok");
        assertThat(config.at("/rootfs/diff_ids/0").asText())
                .isEqualTo(
                        "sha256:"
                                + HexFormat.of()
                                        .formatHex(
                                                MessageDigest.getInstance("SHA-256")
                                                        .digest(layer)));
        assertThat(unpack(new ByteArrayInputStream(layer)).get("bin/kwok"))
                .isEqualTo("the program".getBytes(StandardCharsets.UTF_8));
        assertThat(folder).isDirectoryNotContaining("glob:**.layer.tar");
    }

    @Test
    void refusesASimulationWhichIsMoreThanOneFile() {
        assertThatThrownBy(() -> ImageArchive.write(artifact(List.of("java", "-cp", "x")), folder))
                .hasMessageContaining("kwok is no single file and cannot be made an image");
    }

    private static Artifact artifact(List<String> command) {
        return new Artifact(
                "kwok", "kwok", "0.8.0", Fidelity.REAL, "a test", "a".repeat(64), command);
    }

    private static Map<String, byte[]> unpack(InputStream archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(archive)) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                files.put(entry.getName(), tar.readAllBytes());
            }
        }
        return files;
    }
}
