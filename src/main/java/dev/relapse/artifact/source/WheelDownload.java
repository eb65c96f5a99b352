package dev.relapse.artifact.source;

import dev.relapse.artifact.UnavailableException;
import dev.relapse.artifact.cache.EntryBuilder;
import dev.relapse.artifact.cache.Sha256;
import dev.relapse.artifact.catalogue.WheelRecipe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** One download of a wheel, and what is taken out of it. */
record WheelDownload(Wanted wanted, WheelRecipe recipe, WheelRecipe.Wheel wheel, Pip pip)
        implements EntryBuilder {

    @Override
    public String work() {
        return "downloading %s in python wheel %s"
                .formatted(wanted.spoken(), recipe.distribution());
    }

    @Override
    public String source() {
        return "python wheel %s %s, %s"
                .formatted(recipe.distribution(), recipe.version(), recipe.member());
    }

    @Override
    public Duration estimate() {
        return recipe.estimate();
    }

    @Override
    public void build(Path workspace, Path target)
            throws UnavailableException, IOException, InterruptedException {
        Path downloads = Files.createDirectory(workspace.resolve("downloads"));
        Path temporary = Files.createDirectory(workspace.resolve("tmp"));
        pip.download(
                work(),
                recipe.distribution(),
                recipe.version(),
                wheel.platform(),
                downloads,
                temporary);
        Path file = onlyFile(downloads);
        String actual = Sha256.of(file);
        if (!actual.equals(wheel.sha256())) {
            throw new UnavailableException(
                    "sha256 of %s is %s, but the catalogue pins %s; it was thrown away. Find out why the index serves another file"
                            .formatted(file.getFileName(), actual, wheel.sha256()));
        }
        extract(file, target);
    }

    // The name in the zip decides what is read and never where it is written.
    private void extract(Path zip, Path target) throws UnavailableException, IOException {
        try (ZipFile archive = new ZipFile(zip.toFile())) {
            ZipEntry entry = archive.getEntry(recipe.member());
            if (entry == null || entry.isDirectory()) {
                throw new UnavailableException(
                        "%s holds no file %s; correct member in %s"
                                .formatted(
                                        zip.getFileName(),
                                        recipe.member(),
                                        wanted.component().folder().resolve("component.yaml")));
            }
            try (InputStream in = archive.getInputStream(entry)) {
                Files.copy(in, target);
            }
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path onlyFile(Path folder) throws IOException, UnavailableException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.toList();
            if (found.size() != 1) {
                throw new UnavailableException(
                        "pip left %d files, not one".formatted(found.size()));
            }
            return found.get(0);
        }
    }
}
