package dev.relapse.artifact.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * As Go reads the variables.
 *
 * @see <a href="https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config">its rules</a>
 */
class EnvironmentProxyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://quay.io | '' | DIRECT",
                "https://quay.io | corp.example, .example.com | HTTP @ proxy:3128",
                "https://quay.io | example.com,quay.io | DIRECT",
                "https://a.quay.io | quay.io | DIRECT",
                "https://a.quay.io | .quay.io:443 | DIRECT",
                "https://notquay.io | quay.io | HTTP @ proxy:3128",
                "https://quay.io | * | DIRECT",
                "https://127.0.0.1:5000 | x | DIRECT",
            })
    void theProxyIsTheOneOfTheEnvironment(URI uri, String exempt, String proxy) {
        Map<String, String> environment =
                exempt.isEmpty()
                        ? Map.of()
                        : Map.of("https_proxy", "proxy:3128", "NO_PROXY", exempt);

        assertThat(new EnvironmentProxy(environment).select(uri))
                .singleElement()
                .extracting(EnvironmentProxyTest::spoken)
                .isEqualTo(proxy);
    }

    private static String spoken(Proxy proxy) {
        return proxy.toString().replaceFirst("/.*:", ":");
    }
}
