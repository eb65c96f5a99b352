package dev.relapse.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.relapse.file.Folders;
import dev.relapse.verdict.ChartRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Charts as Helm would install them.
 *
 * @param folder holds a folder of manifests for each release, and nothing else
 * @param charts what was rendered
 */
public record RenderedCharts(Path folder, List<ChartRecord> charts) {

    private static final ObjectMapper YAML = new YAMLMapper();

    public RenderedCharts {
        charts = List.copyOf(charts);
    }

    /**
     * Renders them.
     *
     * @param kubernetes the version that they are to see; empty for Helm's own choice
     * @param folder where to; what is in it is removed
     * @throws IllegalArgumentException naming the chart that cannot be rendered, why, and what to
     *     do
     */
    public static RenderedCharts of(List<Chart> charts, String kubernetes, Path folder) {
        try {
            Folders.delete(folder);
            List<ChartRecord> rendered = new ArrayList<>();
            for (Chart chart : charts) {
                rendered.add(render(chart, kubernetes, folder.resolve(chart.release())));
            }
            return new RenderedCharts(folder, rendered);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + folder, e);
        }
    }

    private static ChartRecord render(Chart chart, String kubernetes, Path folder)
            throws IOException {
        Files.createDirectories(folder);
        Path work = Files.createDirectory(folder.resolve("work"));
        try {
            Origin origin = chart.origin();
            HelmOrder order =
                    new HelmOrder(
                            origin.kind(),
                            origin.reference(),
                            origin.name().orElse(""),
                            chart.version().orElse(""),
                            chart.release(),
                            chart.namespace(),
                            kubernetes,
                            chart.values().stream().map(Path::toString).toList(),
                            work.toString(),
                            folder.resolve("manifests.yaml").toString());
            JsonNode definition = YAML.readTree(new HelmProcess(chart).run(order));
            String version = definition.path("version").asText();
            if (chart.version().filter(wanted -> !wanted.equals(version)).isPresent()) {
                throw new IllegalArgumentException(
                        "%s=%s: the chart there is version %s"
                                .formatted(
                                        chart.option("version"),
                                        chart.version().orElseThrow(),
                                        version));
            }
            return chart.rendered(definition.path("name").asText(), version);
        } finally {
            Folders.delete(work);
        }
    }
}
