package dev.relapse.artifact.image;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.ArtifactSettings;
import dev.relapse.artifact.FidelityChoice;
import dev.relapse.artifact.Fixtures;
import dev.relapse.artifact.ImageSettings;
import dev.relapse.artifact.RecordingProgress;
import dev.relapse.artifact.registry.Digest;
import dev.relapse.artifact.registry.Mirrors;
import dev.relapse.artifact.registry.RegistryLimits;
import dev.relapse.artifact.registry.RegistrySettings;
import dev.relapse.artifact.source.Platform;
import dev.relapse.artifact.store.ArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A catalogue of one program, which is in an image only, and a cache for it. */
public final class ImageBench {

    /** As the catalogue has it; where it comes from is the mirror's business. */
    public static final String IMAGE = "registry.example.com/lab/tool:v1.0.0";

    public static final String REPOSITORY = "lab/tool";
    public static final String TAG = "v1.0.0";
    public static final String ARCH = Platform.current().arch();
    public static final String PLATFORM = "linux/" + ARCH;

    private static final String COMPONENT =
            """
            name: tool
            version: 1.0.0
            programs:
              - name: tool
                image: %s
                imagePath: /usr/local/bin/tool
            """
                    .formatted(IMAGE);

    private static final RegistryLimits PATIENT =
            new RegistryLimits(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(60),
                    1 << 20);

    public final RecordingProgress progress = new RecordingProgress();
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private Optional<Path> authority = Optional.empty();
    private RegistryLimits limits = PATIENT;
    private boolean offline;
    private String mirror;

    /**
     * One in a folder.
     *
     * @param mirror where images come from
     */
    public ImageBench(Path folder, String mirror) throws IOException {
        this.folder = folder;
        this.mirror = mirror;
        environment.put("DOCKER_CONFIG", folder.resolve("docker").toString());
        component(COMPONENT);
    }

    public ImageBench component(String yaml) throws IOException {
        Path unused = new Fixtures(folder.resolve("fixtures")).component("tool", yaml);
        return this;
    }

    /** With more than the image, in YAML of the program. */
    public ImageBench also(String yaml) throws IOException {
        return component(COMPONENT + yaml.indent(4));
    }

    public ImageBench mirror(String place) {
        mirror = place;
        return this;
    }

    public ImageBench offline() {
        offline = true;
        return this;
    }

    public ImageBench trusting(Path pem) {
        authority = Optional.of(pem);
        return this;
    }

    public ImageBench environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** So long for a connection, an answer, and each silence in between. */
    public ImageBench patience(Duration time) {
        limits = new RegistryLimits(time, time, time, time.multipliedBy(4), 1 << 20);
        return this;
    }

    /** So long for a connection, and all the time of the world for the rest. */
    public ImageBench patienceForAConnection(Duration time) {
        limits =
                new RegistryLimits(
                        time, PATIENT.answer(), PATIENT.silence(), PATIENT.body(), 1 << 20);
        return this;
    }

    /** So long for a whole body, and all the time of the world for the rest. */
    public ImageBench patienceForABody(Duration time) {
        limits =
                new RegistryLimits(
                        PATIENT.connect(), PATIENT.answer(), PATIENT.silence(), time, 1 << 20);
        return this;
    }

    /** What {@code docker login} would have written. */
    public ImageBench dockerConfig(String json) throws IOException {
        Path config = Files.createDirectories(folder.resolve("docker")).resolve("config.json");
        Files.writeString(config, json);
        return this;
    }

    public ImageBench locked(Digest digest) throws IOException {
        Files.writeString(lockFile(), "%s %s %s\n".formatted(IMAGE, PLATFORM, digest));
        return this;
    }

    public Path lockFile() {
        return folder.resolve("fixtures/components/tool/image.lock");
    }

    public Artifact get() {
        return store(LockMode.KEEP).get("tool", null, "tool");
    }

    public Artifact update() {
        return store(LockMode.UPDATE).get("tool", null, "tool");
    }

    public ArtifactStore store(LockMode mode) {
        return ArtifactStore.standard(
                folder.resolve("fixtures"),
                new ArtifactSettings(
                        folder.resolve("home"),
                        offline,
                        FidelityChoice.AUTO,
                        Map.of(),
                        new ImageSettings(
                                mode,
                                new RegistrySettings(Mirrors.parse("mirror", mirror), authority),
                                limits)),
                environment,
                progress);
    }

    /** Every file of the cache but its locks. */
    public List<Path> cached() throws IOException {
        Path home = folder.resolve("home");
        if (Files.notExists(home)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        }
    }

    /** A layer that holds the program, which exits with {@link TinyProgram#EXIT_CODE}. */
    public static LayerArchive good() {
        return new LayerArchive()
                .folder("usr/local/bin")
                .file("usr/local/bin/tool", TinyProgram.forMachine(ARCH));
    }
}
