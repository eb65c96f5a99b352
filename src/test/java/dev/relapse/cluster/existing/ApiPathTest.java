package dev.relapse.cluster.existing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiPathTest {

    @ParameterizedTest
    @CsvSource({
        "https://a, /api/v1/nodes, '', nodes, '', ''",
        "https://a:6443/, /api/v1/nodes/n1/status, '', nodes, n1, status",
        "https://a, /api/v1/namespaces/shop, shop, namespaces, shop, ''",
        "https://a, /api/v1/namespaces, '', namespaces, '', ''",
        "https://a, /api/v1/namespaces/shop/pods/p/eviction, shop, pods, p, eviction",
        "https://a, /apis/apps/v1/namespaces/shop/deployments, shop, deployments, '', ''",
        "https://a, /apis/rbac.authorization.k8s.io/v1/clusterroles/c, '', clusterroles, c, ''",
        "https://a/k8s/clusters/c-1, /k8s/clusters/c-1/api/v1/nodes/n, '', nodes, n, ''",
        "https://a/k8s/clusters/c-1, /api/v1/nodes/n, '', '', '', ''",
        "https://a, /version, '', '', '', ''"
    })
    void whatARequestIsAbout(
            URI server,
            String path,
            String namespace,
            String resource,
            String name,
            String subresource) {
        assertThat(ApiPath.of(server, server.resolve(path)))
                .isEqualTo(new ApiPath(namespace, resource, name, subresource));
    }
}
