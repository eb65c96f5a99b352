package dev.relapse.artifact.image;

import dev.relapse.artifact.UnavailableException;
import dev.relapse.artifact.registry.Descriptor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * A layer that was downloaded.
 *
 * @param file its archive
 * @param descriptor what the manifest says of it
 */
record Layer(Path file, Descriptor descriptor) {

    /** For the headers of one entry; those of real images have a few kilobytes. */
    private static final long HEADERS = 1 << 20;

    Layer {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(descriptor, "descriptor");
    }

    /**
     * Puts all it holds onto the layers below.
     *
     * @param number its place among the image's layers
     */
    void addTo(ImageTree tree, int number, Allowance allowance) throws UnavailableException {
        try (RationedStream unpacked = unpacked();
                TarArchiveInputStream archive = new TarArchiveInputStream(unpacked, "UTF-8")) {
            int count = 0;
            for (TarArchiveEntry entry = archive.getNextEntry();
                    entry != null;
                    entry = archive.getNextEntry()) {
                allowance.spend(entry.getSize());
                unpacked.grant(entry.getSize() + HEADERS);
                add(tree, entry, number, count++);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Writes one entry's content. */
    void extract(int wanted, Path target) throws UnavailableException {
        try (RationedStream unpacked = unpacked();
                TarArchiveInputStream archive = new TarArchiveInputStream(unpacked, "UTF-8")) {
            TarArchiveEntry entry = archive.getNextEntry();
            for (int i = 0; i < wanted; i++) {
                unpacked.grant(entry.getSize() + HEADERS);
                entry = archive.getNextEntry();
            }
            unpacked.grant(entry.getSize() + HEADERS);
            Files.copy(archive, target);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static void add(ImageTree tree, TarArchiveEntry entry, int number, int count)
            throws UnavailableException {
        ImagePath path = ImagePath.ofEntry(entry.getName());
        if (entry.isDirectory()) {
            tree.addFolder(path, number);
        } else if (entry.isLink()) {
            tree.addHardLink(path, ImagePath.ofEntry(entry.getLinkName()), number);
        } else {
            tree.add(path, node(entry, number, count));
        }
    }

    private static Node node(TarArchiveEntry entry, int number, int count) {
        if (entry.isSymbolicLink()) {
            return new Node.Link(number, entry.getLinkName());
        }
        return entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()
                ? new Node.Special(number)
                : new Node.Content(number, number, count, entry.getSize());
    }

    private RationedStream unpacked() throws IOException, UnavailableException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        String form = descriptor.mediaType();
        if (form.endsWith(".tar")) {
            return new RationedStream(raw, HEADERS);
        }
        if (form.endsWith("gzip")) {
            InputStream plain =
                    GzipCompressorInputStream.builder()
                            .setInputStream(raw)
                            .setDecompressConcatenated(true)
                            .get();
            return new RationedStream(new BufferedInputStream(plain), HEADERS);
        }
        raw.close();
        throw new UnavailableException(
                "layer %s has the form %s, which Relapse does not read"
                        .formatted(descriptor.digest(), form));
    }

    private UnavailableException unreadable(IOException e) {
        return new UnavailableException(
                "layer %s is no readable archive (%s)"
                        .formatted(descriptor.digest(), e.getMessage()),
                e);
    }
}
