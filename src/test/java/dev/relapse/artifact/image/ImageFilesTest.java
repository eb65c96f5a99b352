package dev.relapse.artifact.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.relapse.artifact.UnavailableException;
import dev.relapse.artifact.registry.Descriptor;
import dev.relapse.artifact.registry.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Layers add up as the OCI image specification says.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/layer.md">it</a>
 */
class ImageFilesTest {

    private static final String GZIP = "application/vnd.oci.image.layer.v1.tar+gzip";
    private static final String PLAIN = "application/vnd.oci.image.layer.v1.tar";

    @TempDir Path folder;

    private final ImageFiles files = new ImageFiles();
    private int number;

    @Test
    void theTopmostLayerWins() throws Exception {
        layer(new LayerArchive().folder("bin").file("bin/tool", "old"));
        layer(new LayerArchive().file("bin/tool", "new"));

        assertThat(content("/bin/tool")).isEqualTo("new");
    }

    @Test
    void aLayerMayBeUncompressed() throws Exception {
        add(new LayerArchive().file("tool", "plain").plain(), PLAIN);

        assertThat(content("/tool")).isEqualTo("plain");
    }

    @Test
    void namesMayBeginWithADot() throws Exception {
        layer(new LayerArchive().folder(".").folder("./bin").file("./bin/tool", "dotted"));

        assertThat(content("/bin/tool")).isEqualTo("dotted");
    }

    @Test
    void aWhiteoutTakesAwayWhatLowerLayersHad() throws Exception {
        layer(new LayerArchive().file("bin/tool", "old").file("bin/other", "other"));
        layer(new LayerArchive().whiteout("bin", "tool"));

        assertThat(content("/bin/other")).isEqualTo("other");
        assertMissing("/bin/tool", "the image has no file /bin/tool (/bin holds other)");
    }

    @Test
    void aWhiteoutLeavesWhatItsOwnLayerPutsThere() throws Exception {
        layer(new LayerArchive().file("bin/tool", "old").file("bin/sub/old", "old"));
        layer(
                new LayerArchive()
                        .file("bin/sub/new", "new")
                        .file("bin/tool", "new")
                        .whiteout("bin", "tool")
                        .whiteout("bin", "sub"));

        assertThat(content("/bin/tool")).isEqualTo("new");
        assertThat(content("/bin/sub/new")).isEqualTo("new");
        assertMissing("/bin/sub/old", "(/bin/sub holds new)");
    }

    @Test
    void anOpaqueFolderHidesAllThatIsBelowIt() throws Exception {
        layer(new LayerArchive().file("opt/a", "old").file("opt/deep/b", "old"));
        layer(new LayerArchive().file("opt/c", "new").opaque("opt"));

        assertThat(content("/opt/c")).isEqualTo("new");
        assertMissing("/opt/a", "(/opt holds c)");
        assertMissing("/opt/deep/b", "(nothing is in /opt/deep)");
    }

    @Test
    void linksAreFollowedWithinTheImage() throws Exception {
        layer(
                new LayerArchive()
                        .folder("usr/bin")
                        .link("bin", "usr/bin")
                        .link("sbin", "/usr/bin")
                        .file("usr/bin/tool-1.2", "linked")
                        .link("usr/bin/tool", "../../bin/tool-1.2"));

        assertThat(content("/bin/tool")).isEqualTo("linked");
        assertThat(content("/sbin/tool")).isEqualTo("linked");
    }

    @Test
    void aLayerReachesThroughTheLinksOfLowerOnes() throws Exception {
        layer(new LayerArchive().folder("usr/bin").link("bin", "usr/bin"));
        layer(new LayerArchive().file("bin/tool", "through"));

        assertThat(content("/usr/bin/tool")).isEqualTo("through");
        assertThat(content("/bin/tool")).isEqualTo("through");
    }

    @Test
    void aFolderTakesTheLinksPlace() throws Exception {
        layer(new LayerArchive().file("usr/bin/tool", "old").link("bin", "usr/bin"));
        layer(new LayerArchive().folder("bin").file("bin/tool", "new"));

        assertThat(content("/bin/tool")).isEqualTo("new");
        assertThat(content("/usr/bin/tool")).isEqualTo("old");
    }

    @Test
    void aHardLinkIsTheFile() throws Exception {
        layer(new LayerArchive().file("bin/busybox", "many").hardLink("bin/tool", "bin/busybox"));
        layer(new LayerArchive().whiteout("bin", "busybox"));

        assertThat(content("/bin/tool")).isEqualTo("many");
    }

    @Test
    void aFolderIsNoProgram() throws Exception {
        layer(new LayerArchive().folder("bin/tool").file("bin/other", "x"));

        assertMissing("/bin/tool", "the image has no file /bin/tool (/bin holds other, tool)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../evil | a layer holds the path '../evil', which climbs upwards; the image is refused",
                "bin/../../evil | a layer holds the path 'bin/../../evil', which climbs upwards; the image is refused",
                "/etc/evil | a layer holds the absolute path '/etc/evil'; the image is refused",
                "bin/.. | a layer holds the path 'bin/..', which climbs upwards; the image is refused",
            })
    void aHostileNameIsRefused(String name, String message) {
        assertRefused(new LayerArchive().file(name, "evil"), message);
        assertRefused(new LayerArchive().link(name, "/"), message);
        assertRefused(new LayerArchive().hardLink("tool", name), message);
    }

    @Test
    void aLinkThatClimbsOutIsRefusedWhereItIsUsed() throws Exception {
        assertRefused(
                new LayerArchive().link("out", "../../..").file("out/etc/evil", "evil"),
                "a symbolic link on the way to /out/etc climbs out of the image; the image is refused");
        layer(new LayerArchive().link("tool", "../../../../bin/sh"));
        assertMissing("/tool", "a symbolic link on the way to /tool climbs out of the image");
    }

    @Test
    void anAbsoluteLinkStaysInTheImage() throws Exception {
        layer(new LayerArchive().link("tool", "/etc/hostname"));

        assertMissing("/tool", "the image has no file /tool");
    }

    @Test
    void linksInACircleAreRefused() throws Exception {
        layer(new LayerArchive().link("a", "b").link("b", "a"));

        assertMissing("/a", "symbolic links on the way to /a lead in a circle");
    }

    @Test
    void whatIsBelowAFileIsNoImage() {
        assertRefused(
                new LayerArchive().file("bin", "a file").file("bin/tool", "x"),
                "a layer has something below /bin, which is no folder");
    }

    @Test
    void anUnknownFormIsNamed() {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(
                        () -> add(new byte[] {1}, "application/vnd.oci.image.layer.v1.tar+zstd"))
                .withMessageEndingWith(
                        "has the form application/vnd.oci.image.layer.v1.tar+zstd, which Relapse does not read");
    }

    @Test
    void whatIsNoArchiveIsNamed() {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> add(new byte[] {1, 2, 3}, GZIP))
                .withMessageContaining("is no readable archive (");
    }

    @Test
    void headersThatUnpackToGigabytesAreNotRead() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            // The header of a GNU long name of 64 MiB, and such a name.
            byte[] header = new LayerArchive().file("././@LongLink", "").plain();
            byte[] size = "00400000000 ".getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(size, 0, header, 124, size.length);
            header[156] = 'L';
            checksum(header);
            gzip.write(header, 0, 512);
            byte[] piece = new byte[1 << 20];
            java.util.Arrays.fill(piece, (byte) 'x');
            for (int i = 0; i < 64; i++) {
                gzip.write(piece);
            }
        }

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> add(packed.toByteArray(), GZIP))
                .withMessageContaining("it unpacks to more than its entries say");
    }

    // https://www.gnu.org/software/tar/manual/html_node/Standard.html
    private static void checksum(byte[] header) {
        java.util.Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += header[i] & 0xff;
        }
        byte[] digits = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, header, 148, digits.length);
    }

    private void layer(LayerArchive archive) throws IOException, UnavailableException {
        add(archive.gzipped(), GZIP);
    }

    private void add(byte[] layer, String form) throws IOException, UnavailableException {
        Path file = Files.write(folder.resolve("layer-" + number++), layer);
        files.add(file, new Descriptor(form, Digest.of(layer), layer.length));
    }

    private String content(String path) throws IOException, UnavailableException {
        Path target = folder.resolve("content-" + number++);
        files.extract(path, target);
        return Files.readString(target);
    }

    private void assertRefused(LayerArchive archive, String message) {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> layer(archive))
                .withMessage(message);
    }

    private void assertMissing(String path, String message) {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> content(path))
                .withMessageContaining(message);
    }
}
