package dev.relapse.artifact.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.MissingArtifactException;
import dev.relapse.artifact.registry.Digest;
import dev.relapse.artifact.registry.Meddler;
import dev.relapse.artifact.registry.RealRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a registry serves ends in one clear error, in time, and leaves nothing in the cache. */
@Timeout(60)
class HostileImageTest {

    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final Duration SHORT = Duration.ofMillis(500);

    private static RealRegistry registry;

    @TempDir Path folder;

    private Meddler meddler;
    private ImageBench bench;

    @BeforeAll
    static void aRegistry() {
        registry = RealRegistry.start();
    }

    @AfterAll
    static void close() {
        registry.close();
    }

    @BeforeEach
    void aGoodImageOnABadWay() throws IOException {
        meddler = Meddler.before(registry);
        bench = new ImageBench(folder, meddler.authority()).locked(push(ImageBench.good()));
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        meddler.close();
        assertThat(bench.cached()).isEmpty();
    }

    @Test
    void aFlippedBitInALayerIsFound() {
        meddler.play(
                (exchange, answer) -> {
                    if (!isLayer(exchange.getRequestURI().getPath(), answer)) {
                        return false;
                    }
                    answer[answer.length / 2] ^= 1;
                    Meddler.send(exchange, 200, answer);
                    return true;
                });

        assertFails(
                "layer sha256:",
                "came from " + meddler.authority() + " as sha256:",
                "it was changed or damaged on the way and is not used");
    }

    @Test
    void aFlippedBitInAManifestIsAnotherDigest() {
        meddler.play(
                (exchange, answer) -> {
                    if (!exchange.getRequestURI().getPath().contains("/manifests/")) {
                        return false;
                    }
                    String text = new String(answer, UTF_8).replace("\"layers\"", " \"layers\"");
                    Meddler.send(exchange, 200, text.getBytes(UTF_8));
                    return true;
                });

        assertFails("its tag stands for sha256:", "find out who changed it and why");
    }

    @Test
    void anImageInAnIndexMustBeTheOneThatTheIndexNames() throws Exception {
        bench.locked(
                registry.pushIndex(
                                ImageBench.REPOSITORY,
                                ImageBench.TAG,
                                List.of(ImageBench.ARCH),
                                ImageBench.good())
                        .get(ImageBench.ARCH));
        meddler.play(
                (exchange, answer) -> {
                    if (!exchange.getRequestURI().getPath().contains("/manifests/sha256:")) {
                        return false;
                    }
                    String text = new String(answer, UTF_8).replace("\"layers\"", " \"layers\"");
                    Meddler.send(exchange, 200, text.getBytes(UTF_8));
                    return true;
                });

        assertFails("the manifest of " + ImageBench.IMAGE + " came from");
    }

    @Test
    void aLayerThatIsCutOffIsFound() {
        meddler.play(
                (exchange, answer) -> {
                    if (!isLayer(exchange.getRequestURI().getPath(), answer)) {
                        return false;
                    }
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer, 0, answer.length / 2);
                    return true;
                });

        assertFails(meddler.authority() + " broke off (");
    }

    @Test
    void aLayerThatIsTooShortIsFound() {
        meddler.play(
                (exchange, answer) -> {
                    if (!isLayer(exchange.getRequestURI().getPath(), answer)) {
                        return false;
                    }
                    Meddler.send(exchange, 200, java.util.Arrays.copyOf(answer, 10));
                    return true;
                });

        assertFails(meddler.authority() + " sent 10 bytes of layer sha256:");
    }

    @Test
    void aLayerThatIsTooLongIsNotReadToItsEnd() {
        meddler.play(
                (exchange, answer) -> {
                    if (!isLayer(exchange.getRequestURI().getPath(), answer)) {
                        return false;
                    }
                    Meddler.send(exchange, 200, new byte[1 << 20]);
                    return true;
                });

        assertFails(meddler.authority() + " sent more than the ");
    }

    @Test
    void aManifestOfMegabytesIsNotRead() {
        meddler.play(
                (exchange, answer) -> {
                    Meddler.send(exchange, 200, new byte[2 << 20]);
                    return true;
                });

        assertFails(meddler.authority() + " sent more than the 1048576 bytes there may be");
    }

    @Test
    void anotherMachinesImageIsRefused() throws Exception {
        bench.locked(
                registry.push(ImageBench.REPOSITORY, ImageBench.TAG, "s390x", ImageBench.good()));

        assertFails("%s is not for %s, only for linux/s390x");
    }

    @Test
    void anIndexWithoutThisMachineIsRefused() throws Exception {
        assertThat(
                        registry.pushIndex(
                                ImageBench.REPOSITORY,
                                ImageBench.TAG,
                                List.of("s390x", "ppc64le"),
                                ImageBench.good()))
                .hasSize(2);

        assertFails("%s is not for %s, only for linux/ppc64le, linux/s390x");
    }

    @Test
    void anotherMachinesProgramIsRefused() throws Exception {
        String other = ImageBench.ARCH.equals("amd64") ? "arm64" : "amd64";
        bench.locked(
                push(new LayerArchive().file("usr/local/bin/tool", TinyProgram.forMachine(other))));

        assertFails("it is a program for " + other + ", and this machine is " + ImageBench.ARCH);
    }

    @Test
    void whatIsNoProgramIsRefused() throws Exception {
        bench.locked(push(new LayerArchive().file("usr/local/bin/tool", "#!/bin/sh\n")));

        assertFails("/usr/local/bin/tool: it is no 64-bit program of Linux; correct imagePath in ");
    }

    @Test
    void aMissingProgramIsNamedWithWhatIsThere() throws Exception {
        bench.locked(
                push(
                        new LayerArchive()
                                .file("usr/local/bin/tools", "x")
                                .file("usr/local/bin/envoy", "x")));

        assertFails(
                "the image has no file /usr/local/bin/tool (/usr/local/bin holds envoy, tools); correct imagePath in ");
    }

    @Test
    void anUnknownTagIsNamed() throws Exception {
        bench.mirror(meddler.authority() + "/no/such");

        assertFails(meddler.authority() + " answered 404 (NAME_UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource({
        "../../../evil, climbs upwards",
        "/etc/cron.d/evil, absolute path",
        "usr/../../evil, climbs upwards"
    })
    void aHostilePathIsRefused(String name, String complaint) throws Exception {
        bench.locked(push(ImageBench.good(), new LayerArchive().file(name, "evil")));

        assertFails(complaint, "the image is refused");
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    void aLinkOutOfTheImageIsRefused() throws Exception {
        bench.locked(
                push(new LayerArchive().link("usr/local/bin/tool", "../../../../../../bin/sh")));

        assertFails("a symbolic link on the way to /usr/local/bin/tool climbs out of the image");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"schemaVersion\":1,\"fsLayers\":[]} | images of schema 1 are too old",
                "{\"layers\":[],\"manifests\":[]} | it calls itself an image and an index",
                "{\"layers\":[{\"digest\":\"md5:1\"}]} | not a digest of the form sha256:<hex>: md5:1",
                "{\"layers\":[{\"digest\":\"sha256:../../x\"}]} | not the hex digits of a sha256: ../../x",
                "not JSON | the manifest of registry.example.com/lab/tool:v1.0.0 cannot be used",
            })
    void aManifestOfAnotherKindIsRefused(String text, String complaint) throws Exception {
        Digest unused = registry.push(ImageBench.REPOSITORY, "odd", text, MANIFEST);
        meddler.play(
                (exchange, answer) -> {
                    Meddler.send(exchange, 200, text.getBytes(UTF_8));
                    return true;
                });

        assertFails(complaint);
    }

    @Test
    void aRegistryThatSaysNothingIsGivenUpAndNotAskedAgain() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String authority = "127.0.0.1:" + silent.getLocalPort();
            bench.mirror(authority).patience(SHORT);

            assertFails(authority + " did not answer within 500 ms");
            assertFails(authority + " did not answer within 500 ms");

            silent.accept().close();
            silent.setSoTimeout(100);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(silent::accept);
        }
    }

    @Test
    void aRegistryThatStopsInTheMiddleIsGivenUp() {
        meddler.play(
                (exchange, answer) -> {
                    if (!isLayer(exchange.getRequestURI().getPath(), answer)) {
                        return false;
                    }
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer, 0, answer.length / 2);
                    exchange.getResponseBody().flush();
                    meddler.hang();
                    return true;
                });
        bench.patience(Duration.ofSeconds(3));

        assertFails(meddler.authority() + " stopped in the middle and sent nothing for 3 s");
    }

    @Test
    void aRegistryThatDripsIsGivenUp() {
        meddler.play(
                (exchange, answer) -> {
                    if (!isLayer(exchange.getRequestURI().getPath(), answer)) {
                        return false;
                    }
                    meddler.drip(exchange, answer);
                    return true;
                });
        bench.patienceForABody(Duration.ofSeconds(1));

        assertFails(meddler.authority() + " had not sent all after 1 s");
    }

    /** Linux drops what asks for a connection while nobody takes those that wait. */
    @Test
    void aConnectionThatDoesNotComeAboutIsGivenUp() throws Exception {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            while (connects(busy, waiting)) {
                assertThat(waiting).hasSizeLessThan(100);
            }
            String authority = "127.0.0.1:" + busy.getLocalPort();
            bench.mirror(authority).patienceForAConnection(SHORT);

            assertFails(authority + " cannot be reached: no connection within 500 ms");
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    private static boolean connects(ServerSocket server, List<Socket> connected)
            throws IOException {
        Socket socket = new Socket();
        connected.add(socket);
        try {
            socket.connect(server.getLocalSocketAddress(), 200);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Test
    void whoeverInterruptsAPullIsHeardAtOnce() throws Exception {
        CountDownLatch half = new CountDownLatch(1);
        meddler.play(
                (exchange, answer) -> {
                    if (!isLayer(exchange.getRequestURI().getPath(), answer)) {
                        return false;
                    }
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer, 0, answer.length / 2);
                    exchange.getResponseBody().flush();
                    half.countDown();
                    meddler.hang();
                    return true;
                });
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Artifact> pull = thread.submit(bench::get);
            half.await();
            thread.shutdownNow();

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(pull::get)
                    .havingCause()
                    .isInstanceOf(MissingArtifactException.class)
                    .withMessage(
                            "interrupted while taking tool 1.0.0 out of image %s; nothing was kept",
                            ImageBench.IMAGE);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void aClosedPortIsNamed() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        bench.mirror("127.0.0.1:" + port);

        assertFails("127.0.0.1:" + port + " cannot be reached: it takes no connections");
    }

    @Test
    void aNameThatNobodyKnowsIsNamed() {
        bench.mirror("registry.invalid");

        assertFails("registry.invalid cannot be reached: nobody knows its name");
    }

    private void assertFails(String... parts) {
        assertThatExceptionOfType(MissingArtifactException.class)
                .isThrownBy(bench::get)
                .satisfies(
                        e -> {
                            for (String part : parts) {
                                assertThat(e)
                                        .hasMessageContaining(
                                                part.replaceFirst("%s", ImageBench.IMAGE)
                                                        .replaceFirst("%s", ImageBench.PLATFORM));
                            }
                        });
    }

    private static boolean isLayer(String path, byte[] answer) {
        return path.contains("/blobs/") && answer[0] == 0x1f;
    }

    private static Digest push(LayerArchive... layers) {
        return registry.push(ImageBench.REPOSITORY, ImageBench.TAG, ImageBench.ARCH, layers);
    }
}
