package dev.relapse.cluster.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as a change of a cluster, and what does not. */
class InventoryTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ApiKind PODS = new ApiKind("v1", "pods", "Pod");
    private static final ApiKind SETS = new ApiKind("apps/v1", "replicasets", "ReplicaSet");
    private static final ApiKind MAPS = new ApiKind("v1", "configmaps", "ConfigMap");
    private static final ApiKind LEASES = new ApiKind("coordination.k8s.io/v1", "leases", "Lease");

    @Test
    void whatChangesByItselfIsNoChange() throws IOException {
        assertThat(difference(of(MAPS, map("1", "same")), of(MAPS, map("2", "same"))))
                .isEqualTo("no difference");
        assertThat(
                        difference(
                                of(LEASES, object("lease", "l", "{'renewTime': '1'}")),
                                of(LEASES, object("lease", "l", "{'renewTime': '2'}"))))
                .isEqualTo("no difference");
    }

    @Test
    void whatSomebodyChangedIsOne() throws IOException {
        assertThat(difference(of(MAPS, map("1", "then")), of(MAPS, map("1", "now"))))
                .isEqualTo("1 changed: v1 ConfigMap shop/settings");
        assertThat(difference(of(MAPS, map("1", "then")), of()))
                .isEqualTo("1 missing: v1 ConfigMap shop/settings");
        assertThat(difference(of(), of(MAPS, map("1", "now"))))
                .isEqualTo("1 added: v1 ConfigMap shop/settings");
        assertThat(difference(of(LEASES, object("lease", "l", "{}")), of()))
                .isEqualTo("1 missing: coordination.k8s.io/v1 Lease shop/lease");
    }

    @Test
    void aPodIsTheSameWhileItIsTheOneAndWasNotStartedAgain() throws IOException {
        Inventory then = of(PODS, pod("a", 1));

        assertThat(difference(then, of(PODS, pod("a", 1)))).isEqualTo("no difference");
        assertThat(difference(then, of(PODS, pod("a", 2)))).isEqualTo("1 changed: v1 Pod shop/web");
        assertThat(difference(then, of(PODS, pod("b", 1)))).isEqualTo("1 changed: v1 Pod shop/web");
    }

    @Test
    void whatBelongsToOthersComesAndGoesWithThem() throws IOException {
        ObjectNode owned = object("web-1", "r", "{}");
        owned.withObject("/metadata").withArray("ownerReferences").addObject().put("uid", "d");

        assertThat(of(SETS, owned, MAPS, object("owner", "d", "{}")).objects())
                .containsOnlyKeys("v1 ConfigMap shop/owner");
        assertThat(of(SETS, owned).objects())
                .as("an orphan is left over")
                .containsOnlyKeys("apps/v1 ReplicaSet shop/web-1");
    }

    @Test
    void isTheSameOnDiskAndOnlyItsOwnersToRead(@TempDir Path folder) throws IOException {
        Inventory then = of(PODS, pod("a", 1), MAPS, map("1", "value"));
        Path file = folder.resolve("inventory.json");
        InventoryFile.write(file, then);

        assertThat(InventoryFile.read(file)).isEqualTo(then);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private static String difference(Inventory then, Inventory now) {
        return Difference.between(then, now).toString();
    }

    private static Inventory of(Object... kindsAndObjects) {
        Map<ApiKind, List<ObjectNode>> found = new HashMap<>();
        for (int i = 0; i < kindsAndObjects.length; i += 2) {
            ApiKind kind = (ApiKind) kindsAndObjects[i];
            ObjectNode object = (ObjectNode) kindsAndObjects[i + 1];
            object.put("apiVersion", kind.groupVersion());
            object.put("kind", kind.kind());
            found.put(kind, List.of(object));
        }
        return Inventory.of(found);
    }

    private static ObjectNode map(String version, String value) throws IOException {
        ObjectNode map = object("settings", "m", "{}");
        map.withObject("/metadata").put("resourceVersion", version);
        map.withObject("/data").put("key", value);
        map.withObject("/status").put("seen", version);
        return map;
    }

    private static ObjectNode pod(String uid, int restarts) throws IOException {
        ObjectNode pod = object("web", uid, "{}");
        pod.withObject("/status")
                .withArray("containerStatuses")
                .addObject()
                .put("restartCount", restarts);
        return pod;
    }

    private static ObjectNode object(String name, String uid, String spec) throws IOException {
        ObjectNode object =
                (ObjectNode) JSON.readTree("{\"spec\": " + spec.replace('\'', '"') + "}");
        object.withObject("/metadata").put("namespace", "shop").put("name", name).put("uid", uid);
        return object;
    }
}
