package dev.relapse.artifact.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Makes a layer, hostile ones too: every name is taken as it is. */
public final class LayerArchive {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

    public LayerArchive() {
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    public LayerArchive file(String name, byte[] content) {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL, true);
        entry.setSize(content.length);
        return add(entry, content);
    }

    public LayerArchive file(String name, String content) {
        return file(name, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public LayerArchive folder(String name) {
        return add(new TarArchiveEntry(name + "/", TarConstants.LF_DIR, true), new byte[0]);
    }

    public LayerArchive link(String name, String target) {
        return linked(name, target, TarConstants.LF_SYMLINK);
    }

    public LayerArchive hardLink(String name, String target) {
        return linked(name, target, TarConstants.LF_LINK);
    }

    public LayerArchive whiteout(String folder, String name) {
        return file(folder + "/.wh." + name, new byte[0]);
    }

    public LayerArchive opaque(String folder) {
        return file(folder + "/.wh..wh..opq", new byte[0]);
    }

    /** As registries hold it. */
    public byte[] gzipped() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    public byte[] plain() {
        try {
            tar.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private LayerArchive linked(String name, String target, byte type) {
        TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
        entry.setLinkName(target);
        return add(entry, new byte[0]);
    }

    private LayerArchive add(TarArchiveEntry entry, byte[] content) {
        try {
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
