package dev.relapse.cluster.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

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
}
