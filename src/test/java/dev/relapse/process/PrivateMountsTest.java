package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateMountsTest {

    private static final String THERE = "/var/lib/relapse-test/data";
    private static final String BESIDE = "/var/lib/relapse-test/more";

    @TempDir Path folder;

    @Test
    void aProgramFindsFoldersWhereItExpectsThemAndNobodyElseDoes() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path more = Files.createDirectory(folder.resolve("more"));
        Files.writeString(data.resolve("in"), "given");
        HostTraces before = HostTraces.now();

        String said =
                run(
                        PrivateMounts.none().with(THERE, data).with(BESIDE, more),
                        "cat %s/in && echo written > %s/out && ls /var/lib"
                                .formatted(THERE, BESIDE));

        assertThat(said.strip()).isEqualTo("givenrelapse-test");
        assertThat(more.resolve("out")).hasContent("written");
        assertThat(Path.of("/var/lib/relapse-test")).doesNotExist();
        assertThat(HostTraces.now()).isEqualTo(before);
    }

    @Test
    void whatIsThereAlreadyIsCoveredForTheProgramOnly() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path there = Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(there.resolve("host"), "");

        assertThat(run(PrivateMounts.none().with(there.toString(), data), "ls " + there)).isEmpty();
        assertThat(there.resolve("host")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/var", "/var/lib", "var/lib/a", "/var/lib/../a b"})
    void refusesToCoverWhatAProgramNeeds(String target) {
        PrivateMounts none = PrivateMounts.none();

        assertThatThrownBy(() -> none.with(target, folder)).hasMessageContaining(target);
    }

    private static String run(PrivateMounts mounts, String script)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (!Files.readString(Path.of("/proc/self/status")).contains("\nUid:\t0\t")) {
            command.addAll(List.of("unshare", "--user", "--map-root-user"));
        }
        command.addAll(mounts.around(List.of("sh", "-c", script)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
