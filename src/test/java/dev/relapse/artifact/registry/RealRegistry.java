package dev.relapse.artifact.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.relapse.artifact.image.LayerArchive;
import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.process.LocalRun;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** go-containerregistry's registry on loopback, and what it takes to push images to it. */
public final class RealRegistry implements AutoCloseable {

    private static final Pattern SERVING = Pattern.compile("serving on port (\\d+)");
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final String CHART_CONFIG = "application/vnd.cncf.helm.config.v1+json";
    private static final String CHART = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";
    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalRun run;
    private final URI root;

    private RealRegistry(LocalRun run, URI root) {
        this.run = run;
        this.root = root;
    }

    public static RealRegistry start() {
        Path program =
                ArtifactStore.standard(Path.of("fixtures"))
                        .get("go-containerregistry", null, "registry")
                        .path();
        LocalRun run = LocalRun.open();
        try {
            Path log = run.folder().resolve("port");
            Program started =
                    run.programs()
                            .start(
                                    new ProgramSpec(
                                            "registry",
                                            List.of(
                                                    "/bin/sh",
                                                    "-c",
                                                    "exec \"$0\" --port 0 2>\"$1\"",
                                                    program.toString(),
                                                    log.toString()),
                                            Map.of(),
                                            Probe.of("the registry serves", () -> serving(log)),
                                            Duration.ofSeconds(30),
                                            StopRank.STORE));
            if (!started.isAlive()) {
                throw new IllegalStateException("the registry has ended");
            }
            return new RealRegistry(run, URI.create("http://127.0.0.1:" + port(log).orElseThrow()));
        } catch (IOException | RuntimeException e) {
            run.close();
            throw new IllegalStateException("the registry did not start", e);
        }
    }

    private static Observation serving(Path log) throws IOException {
        return port(log)
                .map(port -> Observation.holds("on port " + port, 1))
                .orElseGet(() -> Observation.notYet("it has named no port", 0));
    }

    private static Optional<String> port(Path log) throws IOException {
        Matcher matcher = SERVING.matcher(Files.exists(log) ? Files.readString(log) : "");
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    public URI root() {
        return root;
    }

    /** Host and port. */
    public String authority() {
        return root.getAuthority();
    }

    /**
     * Pushes an image without an index.
     *
     * @return its manifest's digest
     */
    public Digest push(String repository, String tag, String architecture, LayerArchive... layers) {
        return push(repository, tag, manifest(repository, architecture, gzipped(layers)), MANIFEST);
    }

    /** Pushes an image of layers as they are. */
    public Digest pushRaw(
            String repository, String tag, String architecture, String form, byte[] layer) {
        String text = manifest(repository, architecture, List.of(layer)).replace(LAYER, form);
        return push(repository, tag, text, MANIFEST);
    }

    /**
     * Pushes a chart as {@code helm push} does.
     *
     * @param definition its Chart.yaml, as JSON
     */
    public Digest pushChart(String repository, String version, String definition, byte[] archive) {
        String text =
                "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s]}"
                        .formatted(
                                MANIFEST,
                                blob(repository, CHART_CONFIG, definition.getBytes(UTF_8)),
                                blob(repository, CHART, archive));
        return push(repository, version, text, MANIFEST);
    }

    /** Pushes an image for several architectures, with an index, all of the same layers. */
    public Map<String, Digest> pushIndex(
            String repository, String tag, List<String> architectures, LayerArchive... layers) {
        List<byte[]> contents = gzipped(layers);
        Map<String, Digest> digests =
                architectures.stream()
                        .collect(
                                Collectors.toMap(
                                        a -> a,
                                        a -> {
                                            String text = manifest(repository, a, contents);
                                            String hex = Digest.of(text.getBytes(UTF_8)).toString();
                                            return push(repository, hex, text, MANIFEST);
                                        }));
        String entries =
                digests.entrySet().stream()
                        .map(
                                e ->
                                        "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":1,\"platform\":{\"os\":\"linux\",\"architecture\":\"%s\"}}"
                                                .formatted(MANIFEST, e.getValue(), e.getKey()))
                        .collect(Collectors.joining(","));
        Digest unused =
                push(
                        repository,
                        tag,
                        "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[%s]}"
                                .formatted(INDEX, entries),
                        INDEX);
        return digests;
    }

    /** Puts a manifest under a tag, whatever it says. */
    public Digest push(String repository, String reference, String text, String form) {
        put(
                root.resolve("/v2/%s/manifests/%s".formatted(repository, reference)),
                text.getBytes(UTF_8),
                form);
        return Digest.of(text.getBytes(UTF_8));
    }

    @Override
    public void close() {
        run.close();
    }

    private static List<byte[]> gzipped(LayerArchive... layers) {
        List<byte[]> contents = new ArrayList<>();
        for (LayerArchive layer : layers) {
            contents.add(layer.gzipped());
        }
        return contents;
    }

    private String manifest(String repository, String architecture, List<byte[]> layers) {
        String config = "{\"os\":\"linux\",\"architecture\":\"%s\"}".formatted(architecture);
        return "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s]}"
                .formatted(
                        MANIFEST,
                        blob(repository, CONFIG, config.getBytes(UTF_8)),
                        layers.stream()
                                .map(layer -> blob(repository, LAYER, layer))
                                .collect(Collectors.joining(",")));
    }

    /** Uploads a content in one request and says its descriptor. */
    private String blob(String repository, String form, byte[] content) {
        Digest digest = Digest.of(content);
        HttpResponse<String> begun =
                send(
                        HttpRequest.newBuilder(
                                        root.resolve("/v2/%s/blobs/uploads/".formatted(repository)))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build());
        URI upload = root.resolve(begun.headers().firstValue("Location").orElseThrow());
        put(URI.create(upload + "?digest=" + digest), content, "application/octet-stream");
        return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
                .formatted(form, digest, content.length);
    }

    private void put(URI uri, byte[] content, String form) {
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(uri)
                                .header("Content-Type", form)
                                .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                                .build());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(
                    "the registry answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
