package dev.relapse.cli;

import dev.relapse.artifact.cache.Sha256;
import dev.relapse.file.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The project's {@code scenarios} and {@code fixtures} as they lie in a runnable jar, below {@code
 * catalogue/}. Much of what reads them wants files, and programs of other people's are among them,
 * so they are unpacked.
 */
record CatalogueInJar(Path jar) {

    private static final String PREFIX = "catalogue/";

    /**
     * That of the jar which this class is from; empty when it is from none, or from one without.
     */
    static Optional<CatalogueInJar> find() {
        CodeSource source = CatalogueInJar.class.getProtectionDomain().getCodeSource();
        try {
            Path place = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(place) && holdsOne(place)
                    ? Optional.of(new CatalogueInJar(place))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the jar has no place on disk", e);
        }
    }

    private static boolean holdsOne(Path place) {
        try (ZipFile zip = new ZipFile(place.toFile())) {
            return !entries(zip).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + place, e);
        }
    }

    /**
     * Unpacks it into a folder of {@code home} that only this very catalogue has. What lies there
     * already is kept if it is the same, and written anew if it is not.
     */
    Path unpackBelow(Path home) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = entries(zip);
            Path folder = home.resolve("catalogues").resolve(nameOf(entries));
            for (ZipEntry entry : entries) {
                Path file = folder.resolve(entry.getName().substring(PREFIX.length())).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException(entry.getName() + " leads out of the catalogue");
                }
                if (!isThere(file, entry)) {
                    write(zip, entry, file);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cannot unpack the catalogue of %s into %s (%s); name a folder that can be written to with RELAPSE_HOME"
                            .formatted(jar, home, e),
                    e);
        }
    }

    private static List<? extends ZipEntry> entries(ZipFile zip) {
        return zip.stream()
                .filter(entry -> entry.getName().startsWith(PREFIX) && !entry.isDirectory())
                .sorted(Comparator.comparing(ZipEntry::getName))
                .toList();
    }

    /**
     * Follows from the names and checksums, which the jar's index tells without being read whole.
     */
    private static String nameOf(List<? extends ZipEntry> entries) {
        Sha256 sum = new Sha256();
        entries.forEach(e -> sum.add(e.getName() + " " + e.getCrc() + " " + e.getSize() + "\n"));
        return sum.hex().substring(0, 16);
    }

    private static boolean isThere(Path file, ZipEntry entry) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
            return false;
        }
        CRC32 sum = new CRC32();
        sum.update(Files.readAllBytes(file));
        return sum.getValue() == entry.getCrc();
    }

    private static void write(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
            AtomicFile.write(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
