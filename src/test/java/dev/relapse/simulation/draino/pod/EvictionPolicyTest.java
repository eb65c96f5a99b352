package dev.relapse.simulation.draino.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relapse.simulation.draino.flags.EvictFlags;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** internal/kubernetes/podfilters.go, in the order of cmd/draino/draino.go. */
class EvictionPolicyTest {

    private static final Controllers ALL_EXIST = (kind, namespace, name) -> true;
    private static final Controllers ALL_GONE = (kind, namespace, name) -> false;
    private static final Controllers FORBIDDEN =
            (kind, namespace, name) -> {
                throw new ControllerLookupException("forbidden " + kind, null);
            };

    /** owner kind or none, emptyDir, phase, annotation; then the four flags; then the outcome. */
    @ParameterizedTest
    @CsvSource({
        "ReplicaSet, false, Running, '', false, false, false, false, true",
        "Deployment, false, Running, kubernetes.io/config.mirror=x, true, true, true, true, false",
        "StatefulSet, false, Running, '', false, false, false, false, false",
        "StatefulSet, false, Running, '', false, true, false, false, true",
        "StatefulSet, true, Running, '', false, true, false, false, false",
        "StatefulSet, true, Running, '', false, true, true, false, true",
        "StatefulSet, true, Running, '', false, false, true, false, false",
        "DaemonSet, false, Running, '', false, true, true, true, false",
        "DaemonSet, false, Running, '', true, false, false, false, true",
        "none, false, Running, '', true, true, true, false, false",
        "none, false, Succeeded, '', false, false, false, false, true",
        "none, false, Failed, '', false, false, false, false, true",
        "none, false, Running, '', false, false, false, true, true",
        "ReplicaSet, true, Running, '', false, false, false, false, false",
        "ReplicaSet, true, Running, '', false, false, true, false, true",
        "StatefulSet, false, Running, cluster-autoscaler.kubernetes.io/safe-to-evict=false, true, true, true, true, false",
        "StatefulSet, false, Running, cluster-autoscaler.kubernetes.io/safe-to-evict=true, true, true, true, true, true",
        "ReplicaSet, false, Running, keep=anything, false, false, false, false, false",
        "ReplicaSet, false, Running, only=this, false, false, false, false, false",
        "ReplicaSet, false, Running, only=that, false, false, false, false, true"
    })
    void aPodIsEvictedWhenEveryFilterLetsItPass(
            String owner,
            boolean emptyDir,
            String phase,
            String annotation,
            boolean daemonSets,
            boolean statefulSets,
            boolean emptyDirs,
            boolean unreplicated,
            boolean evicted)
            throws ControllerLookupException {
        EvictFlags flags = new EvictFlags();
        flags.daemonSet = daemonSets;
        flags.statefulSet = statefulSets;
        flags.emptyDir = emptyDirs;
        flags.unreplicated = unreplicated;
        EvictionPolicy policy = new EvictionPolicy(flags, List.of("keep", "only=this"), ALL_EXIST);
        assertThat(policy.passes(pod(owner, emptyDir, phase, annotation))).isEqualTo(evicted);
    }

    @ParameterizedTest
    @CsvSource({"StatefulSet", "DaemonSet"})
    void aPodWhoseControllerIsGoneIsEvicted(String owner) throws ControllerLookupException {
        assertThat(policy(ALL_GONE).passes(pod(owner, false, "Running", ""))).isTrue();
    }

    @Test
    void anUnknownAnswerAboutTheControllerIsAFailureAndNotSilence() {
        Pod pod = pod("StatefulSet", false, "Running", "");
        assertThatThrownBy(() -> policy(FORBIDDEN).passes(pod))
                .isInstanceOf(ControllerLookupException.class)
                .hasMessage("forbidden StatefulSet");
    }

    @Test
    void aPodThatAnEarlierFilterKeepsIsNeverLookedUp() throws ControllerLookupException {
        Pod pod = pod("StatefulSet", true, "Running", "");
        assertThat(policy(FORBIDDEN).passes(pod)).isFalse();
    }

    @Test
    void aProtectedPodIsLookedUpBeforeItsAnnotationIsSeen() {
        Pod pod =
                pod(
                        "StatefulSet",
                        false,
                        "Running",
                        "cluster-autoscaler.kubernetes.io/safe-to-evict=false");
        assertThatThrownBy(() -> policy(FORBIDDEN).passes(pod))
                .isInstanceOf(ControllerLookupException.class);
    }

    private static EvictionPolicy policy(Controllers controllers) {
        return new EvictionPolicy(new EvictFlags(), List.of(), controllers);
    }

    private static Pod pod(String owner, boolean emptyDir, String phase, String annotation) {
        PodBuilder pod =
                new PodBuilder()
                        .withNewMetadata()
                        .withNamespace("default")
                        .withName("p")
                        .endMetadata()
                        .withNewSpec()
                        .endSpec()
                        .withNewStatus()
                        .withPhase(phase)
                        .endStatus();
        if (!owner.equals("none")) {
            pod.editMetadata()
                    .addNewOwnerReference()
                    .withKind(owner)
                    .withName("o")
                    .withController(true)
                    .endOwnerReference()
                    .endMetadata();
        }
        if (emptyDir) {
            pod.editSpec()
                    .addNewVolume()
                    .withName("v")
                    .withNewEmptyDir()
                    .endEmptyDir()
                    .endVolume()
                    .endSpec();
        }
        if (!annotation.isEmpty()) {
            String[] keyAndValue = annotation.split("=", 2);
            pod.editMetadata().addToAnnotations(keyAndValue[0], keyAndValue[1]).endMetadata();
        }
        return pod.build();
    }
}
