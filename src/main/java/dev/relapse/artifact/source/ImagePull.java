package dev.relapse.artifact.source;

import dev.relapse.artifact.UnavailableException;
import dev.relapse.artifact.cache.EntryBuilder;
import dev.relapse.artifact.image.ImageFiles;
import dev.relapse.artifact.image.Linkage;
import dev.relapse.artifact.progress.BuildProgress;
import dev.relapse.artifact.registry.Descriptor;
import dev.relapse.artifact.registry.PulledManifest;
import dev.relapse.artifact.registry.RegistryClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** One pull of an image, and the program that is taken out of it. */
final class ImagePull implements EntryBuilder {

    private static final long BYTES_PER_SECOND = 8_000_000;
    private static final long MOST_BYTES = 4L << 30;

    private final Wanted wanted;
    private final String path;
    private final PulledManifest manifest;
    private final RegistryClient registry;
    private final Linkage linkage;
    private final BuildProgress progress;
    private String linked = "";

    ImagePull(
            Wanted wanted,
            String path,
            PulledManifest manifest,
            RegistryClient registry,
            Linkage linkage,
            BuildProgress progress) {
        this.wanted = wanted;
        this.path = path;
        this.manifest = manifest;
        this.registry = registry;
        this.linkage = linkage;
        this.progress = progress;
    }

    @Override
    public String work() {
        return "taking %s out of image %s".formatted(wanted.spoken(), manifest.image());
    }

    @Override
    public String source() {
        return "image %s@%s, %s%s".formatted(manifest.image(), manifest.digest(), path, linked);
    }

    @Override
    public Duration estimate() {
        return Duration.ofSeconds(1 + manifest.bytes() / BYTES_PER_SECOND);
    }

    @Override
    public void build(Path workspace, Path target)
            throws UnavailableException, IOException, InterruptedException {
        if (manifest.bytes() > MOST_BYTES) {
            throw new UnavailableException(
                    "%s has %d bytes, more than any image of ours"
                            .formatted(manifest.image(), manifest.bytes()));
        }
        ImageFiles files = new ImageFiles();
        AtomicInteger number = new AtomicInteger();
        Ticker ticker = ticker(number);
        try {
            for (Descriptor layer : manifest.layers()) {
                Path file = workspace.resolve("layer-" + number.incrementAndGet());
                registry.download(manifest.image(), layer, file);
                files.add(file, layer);
            }
            take(files, target);
        } finally {
            ticker.close();
        }
    }

    private Ticker ticker(AtomicInteger layer) {
        return Ticker.every(
                BuildProgress.INTERVAL,
                elapsed ->
                        progress.running(
                                work(),
                                elapsed,
                                "layer %d of %d".formatted(layer.get(), manifest.layers().size())));
    }

    private void take(ImageFiles files, Path target) throws UnavailableException, IOException {
        try {
            files.extract(path, target);
            linked =
                    linkage.inspect(target)
                            .map(linker -> ", dynamically linked by " + linker)
                            .orElse("");
        } catch (UnavailableException e) {
            throw new UnavailableException(
                    "%s: %s: %s; correct imagePath in %s if that is the cause"
                            .formatted(
                                    manifest.image(),
                                    path,
                                    e.getMessage(),
                                    wanted.component().folder().resolve("component.yaml")),
                    e);
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
