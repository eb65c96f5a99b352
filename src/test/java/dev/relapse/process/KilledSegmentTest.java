package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.network.Traces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Neither process nor mount keeps a namespace of a run whose JVM was killed. */
class KilledSegmentTest {

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(NamespaceRights.class)
    void leavesNothingWhereverSigkillHitsIt(NamespaceRights rights) throws Exception {
        KillHarness harness =
                new KillHarness(folder, Specs.java(SegmentVictimMain.class, rights.name()));

        new KillPoints(harness, 3)
                .killAtEach(
                        ready -> {
                            assertThat(namespaces(ready)).hasSize(4).doesNotHaveDuplicates();
                            assertThat(Traces.of(namespaces(ready))).hasSizeGreaterThan(12);
                        },
                        (killed, aftermath) -> assertThat(Traces.of(namespaces(killed))).isEmpty());
        assertThat(harness.remains()).isEmpty();
    }

    private static List<String> namespaces(Victim victim) throws IOException {
        return victim.output()
                .lines()
                .filter(line -> line.startsWith(SegmentVictimMain.NAMESPACE))
                .map(line -> line.substring(SegmentVictimMain.NAMESPACE.length()))
                .toList();
    }
}
