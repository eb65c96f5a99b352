package dev.relapse.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Timer;
import dev.relapse.process.Finished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The real promtool, which evaluates rules in virtual time.
 *
 * @param folder empty, for its files
 */
public record Promtool(Path folder) {

    /**
     * Whether everything that a test expects comes true.
     *
     * @param test in promtool's notation; it names the rules' file
     */
    public boolean agrees(RuleFile rules, String test) throws IOException, InterruptedException {
        Files.writeString(folder.resolve(rules.name()), rules.content());
        Files.writeString(folder.resolve("test.yaml"), test);
        Path promtool =
                ArtifactStore.standard(Path.of("fixtures"))
                        .get("prometheus", null, "promtool")
                        .path();
        Process process =
                new ProcessBuilder(promtool.toString(), "test", "rules", "test.yaml")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(output).containsAnyOf("SUCCESS", "got:[]");
        return process.exitValue() == 0;
    }

    /** Runs it with these arguments to its end. */
    public static Finished run(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(
                ArtifactStore.standard(Path.of("fixtures"))
                        .get("prometheus", null, "promtool")
                        .path()
                        .toString());
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Finished(command, process.waitFor(), said, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A scenario's rules with upstream's own ranges and {@code for:}. */
    public static RuleFile upstream(ScenarioDefinition scenario, String file) {
        return new RuleTemplate(scenario.folder().resolve("rules").resolve(file))
                .render(
                        name ->
                                scenario.timers().stream()
                                        .filter(timer -> timer.name().equals(name))
                                        .map(Timer::upstream)
                                        .findFirst()
                                        .orElseThrow());
    }
}
