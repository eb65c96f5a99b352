package dev.relapse.cluster.k3s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class K3sOptionsTest {

    @Test
    void takesTheImageOfAReleaseWhoseTagHasNoPlus() {
        assertThat(image("k3s.version", "v1.35.5+k3s1")).isEqualTo("rancher/k3s:v1.35.5-k3s1");
        assertThat(image("k3s.version", "v1.35.5-k3s1")).isEqualTo("rancher/k3s:v1.35.5-k3s1");
        assertThat(K3sOptions.from(new Properties(), List.of()).image())
                .isEqualTo("rancher/k3s:v1.36.1-k3s1");
    }

    @Test
    void takesTheImageThatIsNamed() {
        assertThat(image("k3s.image", "registry.example/k3s@sha256:abc"))
                .isEqualTo("registry.example/k3s@sha256:abc");
    }

    @Test
    void refusesWhatIsNoRelease() {
        assertThatThrownBy(() -> image("k3s.version", "1.35"))
                .hasMessage(
                        "-Dk3s.version=1.35 is no release of k3s; give one such as v1.36.1+k3s1, or leave it out");
    }

    @Test
    void refusesAnEmptyImage() {
        assertThatThrownBy(() -> image("k3s.image", ""))
                .hasMessage(
                        "-Dk3s.image= is no image; give one such as rancher/k3s:v1.36.1-k3s1, or leave it out");
    }

    @Test
    void refusesToChooseBetweenAnImageAndARelease() {
        Properties both = new Properties();
        both.setProperty("k3s.image", "a");
        both.setProperty("k3s.version", "v1.36.1+k3s1");

        assertThatThrownBy(() -> K3sOptions.from(both, List.of()))
                .hasMessage(
                        "-Dk3s.image=a and -Dk3s.version=v1.36.1+k3s1 both choose the image: leave one out");
    }

    private static String image(String property, String value) {
        Properties properties = new Properties();
        properties.setProperty(property, value);
        return K3sOptions.from(properties, List.of()).image();
    }
}
