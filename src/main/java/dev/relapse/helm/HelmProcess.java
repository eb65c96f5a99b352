package dev.relapse.helm;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.artifact.source.ClassPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The JVM that renders one chart. It ends with this one. */
final class HelmProcess {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Chart chart;

    HelmProcess(Chart chart) {
        this.chart = chart;
    }

    /** Renders, and returns the chart's definition. */
    String run(HelmOrder order) throws IOException {
        Path work = Path.of(order.work());
        Path output = work.resolve("definition.yaml");
        Path errors = work.resolve("errors.txt");
        Process process =
                builder(order)
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start();
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

    /**
     * The process before its start. Nothing of this rendering stays in the user's own cache; logins
     * are read from where they are.
     */
    static ProcessBuilder builder(HelmOrder order) throws IOException {
        Path work = Path.of(order.work()).toAbsolutePath();
        ProcessBuilder builder =
                new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Djava.io.tmpdir=" + work,
                        "-Djna.tmpdir=" + work,
                        "-cp",
                        ClassPath.current().toString(),
                        HelmMain.class.getName(),
                        new ObjectMapper().writeValueAsString(order));
        builder.environment().put("HELM_CACHE_HOME", work.resolve("cache").toString());
        return builder;
    }
}
