package dev.relapse.artifact.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MirrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quay.io/p/tool:v1 | '' | https://quay.io/v2/p/tool/manifests/v1",
                "docker.io/istio/pilot:v1 | '' | https://registry-1.docker.io/v2/istio/pilot/manifests/v1",
                "docker.io/busybox:v1 | '' | https://registry-1.docker.io/v2/library/busybox/manifests/v1",
                "quay.io/p/tool:v1 | mirror.corp | https://mirror.corp/v2/p/tool/manifests/v1",
                "quay.io/p/tool:v1 | mirror.corp:8443/all/ | https://mirror.corp:8443/v2/all/p/tool/manifests/v1",
                "quay.io/p/tool:v1 | docker.io=a/hub, quay.io=b/quay, c | https://b/v2/quay/p/tool/manifests/v1",
                "gcr.io/p/tool:v1 | docker.io=a/hub,quay.io=b/quay,c | https://c/v2/p/tool/manifests/v1",
                "gcr.io/p/tool:v1 | docker.io=a/hub | https://gcr.io/v2/p/tool/manifests/v1",
                "quay.io/p/tool:v1 | 127.0.0.1:5000 | http://127.0.0.1:5000/v2/p/tool/manifests/v1",
                "quay.io/p/tool:v1 | https://localhost:5000/x | https://localhost:5000/v2/x/p/tool/manifests/v1",
            })
    void anImageIsPulledFromItsMirror(String image, String mirrors, URI manifest) {
        ImageReference reference = ImageReference.parse(image);

        assertThat(Mirrors.parse("m", mirrors).endpoint(reference).manifest(reference.tag()))
                .isEqualTo(manifest);
    }

    /** The name under which docker login keeps it. */
    @Test
    void theHubsLoginHasItsOldName() {
        assertThat(Mirrors.NONE.endpoint(ImageReference.parse("docker.io/a/b:c")).logins())
                .startsWith("https://index.docker.io/v1/");
    }
}
