package dev.relapse.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryWriterTest {

    private static final Instant MORNING = Instant.parse("2025-03-04T08:00:00Z");
    private static final SummaryRun FIRST = new SummaryRun("first", MORNING);
    private static final SummaryRun SECOND = new SummaryRun("second", MORNING.plusSeconds(60));

    @TempDir Path folder;

    @Test
    void entriesOfOneRunAreMergedSortedAndReplaced() throws Exception {
        SummaryWriter writer = new SummaryWriter(folder, FIRST);
        writer.add(ran("mesh"));
        writer.add(
                SummaryEntry.notRun(
                        "cni", "main", Verdict.RECOVERED, "no nodes", "use kind", false));
        Summary summary = new SummaryWriter(folder, FIRST).add(ran("mesh"));

        assertThat(summary.ok()).isTrue();
        assertThat(scenarios()).containsExactly("cni", "mesh");
        JsonNode json = read();
        assertThat(json.at("/replays/0/verdict").asText()).isEqualTo("NOT_RUN");
        assertThat(json.at("/replays/0/remedy").asText()).isEqualTo("use kind");
        assertThat(json.at("/replays/0/report").isNull()).isTrue();
        assertThat(json.at("/replays/1/report").asText()).isEqualTo("mesh/report.html");
        assertThat(json.at("/replays/1/duration").asDouble()).isEqualTo(61.5);
    }

    @Test
    void aVerdictThatIsNotTheExpectedOneMakesTheSummaryRed() throws Exception {
        SummaryWriter writer = new SummaryWriter(folder, FIRST);
        writer.add(ran("mesh"));
        VerdictFile red = SampleVerdict.with("dns", Verdict.NOT_REPRODUCED, List.of());

        assertThat(writer.add(SummaryEntry.ran(red, Path.of("dns/report.html"))).ok()).isFalse();
        assertThat(read().at("/ok").asBoolean()).isFalse();
    }

    @Test
    void whatMustRunAndDidNotIsRed() throws Exception {
        SummaryEntry required =
                SummaryEntry.notRun("cni", "main", Verdict.RECOVERED, "no nodes", "use kind", true);

        assertThat(new SummaryWriter(folder, FIRST).add(required).ok()).isFalse();
    }

    @Test
    void aLaterRunBeginsAfresh() throws Exception {
        new SummaryWriter(folder, FIRST).add(ran("mesh"));
        new SummaryWriter(folder, SECOND).add(ran("dns"));

        assertThat(scenarios()).containsExactly("dns");
    }

    @Test
    void anEarlierRunDoesNotOverwriteALaterOne() throws Exception {
        new SummaryWriter(folder, SECOND).add(ran("dns"));

        assertThatThrownBy(() -> new SummaryWriter(folder, FIRST).add(ran("mesh")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("-Drelapse.run.token");
        assertThat(scenarios()).containsExactly("dns");
    }

    @Test
    void aFileThatIsNoSummaryIsKeptAndNamed() throws Exception {
        Path file = folder.resolve(SummaryWriter.FILE_NAME);
        Files.writeString(file, "my notes");

        assertThatThrownBy(() -> new SummaryWriter(folder, FIRST).add(ran("mesh")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("summary.json is not a summary");
        assertThat(file).hasContent("my notes");
    }

    @Test
    void threadsLoseNoEntry() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Summary>> adds = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                SummaryEntry entry = ran(String.format("s%02d", i));
                adds.add(() -> new SummaryWriter(folder, FIRST).add(entry));
            }
            for (Future<Summary> done : threads.invokeAll(adds)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(scenarios()).hasSize(24);
    }

    /** Or a page of an earlier summary could replace that of a later one. */
    @Test
    void nobodyAddsWhileFilesAreMadeOfTheSummary() throws Exception {
        AtomicReference<CompletableFuture<Summary>> other = new AtomicReference<>();

        new SummaryWriter(folder, FIRST)
                .add(
                        ran("mesh"),
                        summary -> {
                            other.set(
                                    CompletableFuture.supplyAsync(
                                            () -> {
                                                try {
                                                    return new SummaryWriter(folder, FIRST)
                                                            .add(ran("dns"));
                                                } catch (IOException e) {
                                                    throw new UncheckedIOException(e);
                                                }
                                            }));
                            assertThatThrownBy(() -> other.get().get(300, TimeUnit.MILLISECONDS))
                                    .isInstanceOf(TimeoutException.class);
                        });

        assertThat(other.get().get(30, TimeUnit.SECONDS).replays()).hasSize(2);
    }

    @Test
    void processesThatShareATokenLoseNoEntry() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (String name : List.of("left", "right")) {
            processes.add(
                    new ProcessBuilder(
                                    System.getProperty("java.home") + "/bin/java",
                                    "-XX:TieredStopAtLevel=1",
                                    "-D" + SummaryRun.TOKEN_PROPERTY + "=shared",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    SummaryWriterTest.class.getName(),
                                    folder.toString(),
                                    name)
                            .redirectErrorStream(true)
                            .redirectOutput(new File(folder.toFile(), name + ".log"))
                            .start());
        }
        try {
            for (Process process : processes) {
                assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
                assertThat(process.exitValue()).as("see %s", folder).isZero();
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }

        assertThat(scenarios()).hasSize(40);
    }

    /** One of the processes of the test above: the folder, and the prefix of its scenarios. */
    public static void main(String[] args) throws IOException {
        SummaryWriter writer = new SummaryWriter(Path.of(args[0]));
        for (int i = 0; i < 20; i++) {
            writer.add(ran(String.format("%s%02d", args[1], i)));
        }
    }

    private static SummaryEntry ran(String scenario) {
        return SummaryEntry.ran(
                SampleVerdict.recovered(scenario), Path.of(scenario, "report.html"));
    }

    private JsonNode read() throws IOException {
        return RelapseJson.mapper().readTree(folder.resolve(SummaryWriter.FILE_NAME).toFile());
    }

    private List<String> scenarios() throws IOException {
        return StreamSupport.stream(read().at("/replays").spliterator(), false)
                .map(replay -> replay.at("/scenario").asText())
                .toList();
    }
}
