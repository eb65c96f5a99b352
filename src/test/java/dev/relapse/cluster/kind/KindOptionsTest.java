package dev.relapse.cluster.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindOptionsTest {

    @Test
    void takesTheImageThatIsNamedAndElseTheOneOfKindsRelease() {
        Properties named = new Properties();
        named.setProperty("kind.image", "kindest/node:v1.36.3");

        assertThat(KindOptions.from(named, List.of()).image()).isEqualTo("kindest/node:v1.36.3");
        assertThat(KindOptions.from(new Properties(), List.of()).image())
                .isEqualTo(KindOptions.DEFAULT_IMAGE)
                .matches("kindest/node:v[0-9.]+@sha256:[0-9a-f]{64}");
    }

    @Test
    void hasTheWorkersAskedForAndElseNone() {
        KindOptions one = KindOptions.from(new Properties(), List.of());

        assertThat(one.workers()).isZero();
        assertThat(one.withWorkers(2).workers()).isEqualTo(2);
        assertThat(one.withWorkers(2).withWorkers(0)).isEqualTo(one);
        assertThatThrownBy(() -> one.withWorkers(-1))
                .hasMessage("a cluster cannot have -1 workers");
    }

    @Test
    void refusesAnEmptyImage() {
        Properties empty = new Properties();
        empty.setProperty("kind.image", "");

        assertThatThrownBy(() -> KindOptions.from(empty, List.of()))
                .hasMessage(
                        "-Dkind.image= is no image; give one such as kindest/node:v1.36.3, or leave it out");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "'', true", "false, false"})
    void isUsedAgainWhereThatIsAskedFor(String value, boolean reused) {
        Properties asked = new Properties();
        asked.setProperty("kind.reuse", value);

        assertThat(KindOptions.from(asked, List.of()).reuse()).isEqualTo(reused);
        assertThat(KindOptions.from(asked, List.of()).withWorkers(1).reuse()).isEqualTo(reused);
        assertThat(KindOptions.from(new Properties(), List.of()).reuse()).isFalse();
    }

    @Test
    void isNotUsedAgainWhereWhatFailedIsToBeKept() {
        Properties both = new Properties();
        both.setProperty("kind.reuse", "true");
        both.setProperty("relapse.keep", "failure");

        assertThatThrownBy(() -> KindOptions.from(both, List.of()))
                .hasMessageContaining("-Dkind.reuse and -Drelapse.keep=failure exclude each other");
    }

    @Test
    void refusesAnotherWord() {
        Properties other = new Properties();
        other.setProperty("kind.reuse", "yes");

        assertThatThrownBy(() -> KindOptions.from(other, List.of()))
                .hasMessage("-Dkind.reuse cannot be 'yes'; it is true or false");
    }
}
