package dev.relapse.simulation.adapter.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthenticationConfigMapTest {

    @Test
    void listsAreJsonInStrings() {
        RequestHeaderConfig config =
                AuthenticationConfigMap.parse(
                        Map.of(
                                "requestheader-client-ca-file", "PEM",
                                "requestheader-allowed-names", "[\"front-proxy-client\"]",
                                "requestheader-username-headers", "[\"X-Remote-User\"]",
                                "requestheader-group-headers", "[\"X-Remote-Group\"]",
                                "requestheader-extra-headers-prefix", "[\"X-Remote-Extra-\"]"));
        assertThat(config)
                .isEqualTo(
                        new RequestHeaderConfig(
                                "PEM",
                                List.of("front-proxy-client"),
                                List.of("X-Remote-User"),
                                List.of("X-Remote-Group"),
                                List.of("X-Remote-Extra-")));
    }

    @Test
    void anApiServerWithoutRequestHeaderFlagsIsNamedAsTheCause() {
        assertThatThrownBy(() -> AuthenticationConfigMap.parse(Map.of("client-ca-file", "PEM")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("--requestheader-client-ca-file");
    }
}
