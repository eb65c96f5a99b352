package dev.relapse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.verdict.SampleVerdict;
import dev.relapse.verdict.Verdict;
import dev.relapse.verdict.VerdictFile;
import dev.relapse.verdict.VerdictFile.EvidenceRecord;
import dev.relapse.verdict.VerdictWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Properties.class)
class CompareCommandTest {

    @TempDir private Path folder;
    private TinyProject project;
    private Path embedded;
    private Path kind;

    @BeforeEach
    void aProject() {
        project = TinyProject.in(folder);
        embedded = folder.resolve("embedded");
        kind = folder.resolve("kind");
    }

    @Test
    void runsThatSawTheSameAgree() throws IOException {
        write(embedded, "tiny", "said 3 words");
        write(kind, "tiny", "said 3 words");
        write(kind, "tiny/variants/alone", "said 3 words");

        Command compare = Command.relapse("compare", kind.toString(), embedded.toString());

        assertThat(compare.errors()).isEmpty();
        assertThat(compare.code()).isZero();
        assertThat(compare.out())
                .contains("tiny, main: kind and embedded agree, RECOVERED, 3 observations")
                .contains("tiny/variants/alone: only in " + kind);
    }

    @Test
    void runsThatDidNotAreRedUnlessTheScenarioToleratesIt() throws IOException {
        write(embedded, "tiny", "said 3 words");
        write(kind, "tiny", "said 4 words");

        Command compare = Command.relapse("compare", kind.toString(), embedded.toString());
        assertThat(compare.code()).isEqualTo(ExitCode.RED);
        assertThat(compare.out())
                .contains("kind and embedded differ")
                .contains("'said 4 words' on kind, 'said 3 words' on embedded");

        Path scenario = folder.resolve(TinyProject.SCENARIO);
        project.write(
                TinyProject.SCENARIO,
                Files.readString(scenario)
                        + "tolerances: [{probe: the parrot *, within: 25%, why: it is a bird}]\n");
        assertThat(Command.relapse("compare", kind.toString(), embedded.toString()).code())
                .isZero();
    }

    @Test
    void whatCannotBeComparedIsBadInput() throws IOException {
        write(embedded, "tiny", "said 3 words");
        write(kind, "tiny/variants/alone", "said 3 words");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path broken = folder.resolve("broken");
        Files.writeString(
                Files.createDirectories(broken.resolve("tiny")).resolve("verdict.json"), "{}");

        refuses("is no folder", folder.resolve("absent"));
        refuses("holds no verdict", empty);
        refuses("is no verdict of this version of Relapse", broken);
        refuses("have no replay in common", kind);
    }

    private void refuses(String reason, Path results) {
        Command compare = Command.relapse("compare", results.toString(), embedded.toString());
        assertThat(compare.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(compare.errors()).singleElement().asString().contains(reason);
    }

    private static void write(Path results, String replay, String seen) throws IOException {
        EvidenceRecord evidence = new EvidenceRecord("the parrot speaks", seen, 1);
        VerdictFile verdict =
                SampleVerdict.on(
                        results.getFileName().toString(),
                        "tiny",
                        Verdict.RECOVERED,
                        Stream.of("healthy", "failing", "recovered")
                                .map(proof -> SampleVerdict.proof(proof, true, evidence))
                                .toList());
        VerdictWriter.write(Files.createDirectories(results.resolve(replay)), verdict);
    }
}
