package dev.relapse.simulation.draino.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relapse.simulation.draino.node.SuppliedCondition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class DrainoFlagsTest {

    @Command
    static final class Holder {
        @Mixin private DrainoFlags flags;
    }

    /** Defaults: cmd/draino/draino.go, main. */
    @Test
    void theDefaultsAreUpstreams() {
        DrainoFlags flags = parse("Bad");
        assertThat(flags.listen.getPort()).isEqualTo(10002);
        assertThat(flags.listen.getAddress().isLoopbackAddress()).isTrue();
        assertThat(flags.maxGracePeriod).isEqualTo(Duration.ofMinutes(8));
        assertThat(flags.evictionHeadroom).isEqualTo(Duration.ofSeconds(30));
        assertThat(flags.drainBuffer).isEqualTo(Duration.ofMinutes(10));
        assertThat(flags.leaderElection.namespace).isEqualTo("kube-system");
        assertThat(flags.leaderElection.leaseDuration).isEqualTo(Duration.ofSeconds(15));
        assertThat(flags.leaderElection.renewDeadline).isEqualTo(Duration.ofSeconds(10));
        assertThat(flags.leaderElection.retryPeriod).isEqualTo(Duration.ofSeconds(2));
        assertThat(flags.leaderElection.tokenName).isEqualTo("draino");
        assertThat(
                        List.of(
                                flags.debug,
                                flags.dryRun,
                                flags.skipDrain,
                                flags.evict.daemonSet,
                                flags.evict.statefulSet,
                                flags.evict.emptyDir,
                                flags.evict.unreplicated))
                .containsOnly(false);
    }

    @Test
    void flagsAndConditionsComeInAnyOrder() {
        DrainoFlags flags =
                parse(
                        "Bad",
                        "--evict-statefulset-pods",
                        "Worse=Unknown,5m",
                        "--drain-buffer",
                        "1s");
        assertThat(flags.evict.statefulSet).isTrue();
        assertThat(flags.drainBuffer).isEqualTo(Duration.ofSeconds(1));
        assertThat(flags.conditions)
                .containsExactly(
                        new SuppliedCondition("Bad", "True", Duration.ZERO),
                        new SuppliedCondition("Worse", "Unknown", Duration.ofMinutes(5)));
    }

    @Test
    void aSwitchIsTurnedOffWithNo() {
        assertThat(parse("--no-evict-statefulset-pods", "Bad").evict.statefulSet).isFalse();
    }

    @Test
    void annotationsAreRepeatable() {
        DrainoFlags flags =
                parse("--protected-pod-annotation=a", "--protected-pod-annotation=b=c", "Bad");
        assertThat(flags.protectedPodAnnotations).containsExactly("a", "b=c");
    }

    @ParameterizedTest
    @CsvSource({
        "--evict-statefulset-pods=false, write --evict-statefulset-pods or --no-evict-statefulset-pods",
        "--dry-run=true, write --dry-run or --no-dry-run",
        "--drain-buffer=soon, 'soon' is not a duration",
        "--listen=192.0.2.1:80, is not loopback",
        "--listen=10002, is no address",
        "--evict-statefulsets, Unknown option"
    })
    void aBadFlagIsRefusedWithItsRemedy(String argument, String message) {
        assertThatThrownBy(() -> parse(argument, "Bad"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bad=True", "=True,1s", "Bad=True,soon", ""})
    void aConditionThatUpstreamWouldMisreadIsRefused(String condition) {
        assertThatThrownBy(() -> parse(condition)).isInstanceOf(ParameterException.class);
    }

    @Test
    void conditionsAndTheKubeconfigAreRequired() {
        assertThatThrownBy(DrainoFlagsTest::parse).hasMessageContaining("node-conditions");
        assertThatThrownBy(() -> new CommandLine(new Holder()).parseArgs("Bad"))
                .hasMessageContaining("--kubeconfig");
    }

    private static DrainoFlags parse(String... arguments) {
        Holder holder = new Holder();
        CommandLine parser = KingpinArguments.parser(holder);
        List<String> all =
                Stream.concat(Stream.of("--kubeconfig=own"), Stream.of(arguments)).toList();
        KingpinArguments.refuseSwitchValues(parser, all);
        parser.parseArgs(all.toArray(String[]::new));
        assertThat(holder.flags.kubeconfig).isEqualTo(Path.of("own"));
        return holder.flags;
    }
}
