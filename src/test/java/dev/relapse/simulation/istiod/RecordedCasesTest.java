package dev.relapse.simulation.istiod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relapse.simulation.istiod.xds.MeshView;
import dev.relapse.simulation.istiod.xds.ProxyConfig;
import dev.relapse.simulation.istiod.xds.Resource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Agreement, name by name, with what the real istiod generated for the same objects. */
class RecordedCasesTest {

    @TestFactory
    Stream<DynamicTest> agreesWithTheRealIstiod() {
        return RecordedMesh.cases().properties().stream()
                .map(
                        recorded ->
                                DynamicTest.dynamicTest(recorded.getKey(), () -> agrees(recorded)));
    }

    private static void agrees(Map.Entry<String, JsonNode> recorded) {
        RecordedMesh mesh = RecordedMesh.load();
        recorded.getValue().path("objects").forEach(mesh::istio);
        ProxyConfig config = MeshView.of(mesh.snapshot()).configOf(RecordedMesh.proxy());
        assertThat(names(config.clusters()))
                .containsExactlyInAnyOrderElementsOf(texts(recorded, "clusters"));
        assertThat(names(config.listeners()))
                .containsExactlyInAnyOrderElementsOf(texts(recorded, "listeners"));
    }

    private static List<String> names(List<Resource> resources) {
        return resources.stream().map(Resource::name).toList();
    }

    private static List<String> texts(Map.Entry<String, JsonNode> recorded, String field) {
        return StreamSupport.stream(recorded.getValue().path(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
