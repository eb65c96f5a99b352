package dev.relapse.cluster.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class ExistingOptionsTest {

    private static final String UID = "0b8bd8a4-6f6e-4e0e-9a39-6d7b0b9a4c11";

    @Test
    void contextAndUidAreTheOptIn() {
        ExistingOptions options = options("cluster.context", "staging", "cluster.uid", UID);

        assertThat(options.context()).contains("staging");
        assertThat(options.uid()).contains(UID);
        assertThat(options.runsPlugins()).isFalse();
        assertThat(options("cluster.exec", "allow").runsPlugins()).isTrue();
    }

    @Test
    void whatIsLeftEmptyWasNotGiven() {
        ExistingOptions options = options("cluster.context", " ", "cluster.uid", "");

        assertThat(options.context()).isEmpty();
        assertThat(options.uid()).isEmpty();
    }

    @Test
    void anythingElseIsRefused() {
        refuses("-Dcluster.uid=staging is no UID", "cluster.uid", "staging");
        refuses("-Dcluster.exec cannot be 'yes'; it is allow", "cluster.exec", "yes");
        refuses("-Dcluster.contxt: there is no such setting", "cluster.contxt", "staging");
        refuses("-Drelapse.keep=failure", "relapse.keep", "failure");
    }

    private static void refuses(String message, String... settings) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options(settings))
                .withMessageContaining(message);
    }

    private static ExistingOptions options(String... settings) {
        Properties properties = new Properties();
        for (int i = 0; i < settings.length; i += 2) {
            properties.setProperty(settings[i], settings[i + 1]);
        }
        return ExistingOptions.from(properties);
    }
}
