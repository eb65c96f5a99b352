package dev.relapse.helm;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.artifact.source.ClassPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The JVM that renders one chart. It ends with this one. */
final class HelmProcess {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Chart chart;
    private final Path work;

    /**
     * One of a chart.
     *
     * @param work a folder for what it downloads and unpacks
     */
    HelmProcess(Chart chart, Path work) {
        this.chart = chart;
        this.work = work.toAbsolutePath();
    }

    /** Renders, and returns the chart's definition. */
    String run(HelmOrder order) throws IOException {
        Path output = work.resolve("definition.yaml");
        Path errors = work.resolve("errors.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command(order))
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile());
        // Nothing of this rendering stays in the user's own cache; logins are read from where they
        // are.
        builder.environment().put("HELM_CACHE_HOME", work.resolve("cache").toString());
        Process process = builder.start();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalArgumentException(
                        "%s=%s: no answer within %d s; pull the chart and name its archive"
                                .formatted(
                                        chart.option("chart"),
                                        chart.reference(),
                                        LIMIT.toSeconds()));
            }
            if (process.exitValue() != 0) {
                throw new IllegalArgumentException(
                        HelmTrouble.explain(chart, Files.readString(errors)));
            }
            return Files.readString(output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while rendering", e));
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> command(HelmOrder order) throws IOException {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Djava.io.tmpdir=" + work,
                "-Djna.tmpdir=" + work,
                "-cp",
                ClassPath.current().toString(),
                HelmMain.class.getName(),
                new ObjectMapper().writeValueAsString(order));
    }
}
