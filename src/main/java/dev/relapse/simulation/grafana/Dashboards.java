package dev.relapse.simulation.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Dashboards, as Grafana's <a
 * href="https://grafana.com/docs/grafana/v7.5/http_api/dashboard/">dashboard API</a> stores and
 * shows them.
 */
final class Dashboards {

    private final Map<String, Stored> byUid = new LinkedHashMap<>();
    private long lastId;

    /** A dashboard, whose JSON carries id, uid and version. */
    private record Stored(ObjectNode dashboard, long folderId) {}

    /** {@code POST /api/dashboards/db}: creates it, or overwrites the one of the same uid. */
    synchronized Answer save(JsonNode request) {
        if (!(request.path("dashboard") instanceof ObjectNode given)
                || given.path("title").asText().isBlank()) {
            return Answer.message(400, "Dashboard title cannot be empty");
        }
        String asked = given.path("uid").asText("");
        String uid = asked.isEmpty() ? "dashboard-" + (lastId + 1) : asked;
        Stored before = byUid.get(uid);
        if (before != null && !request.path("overwrite").asBoolean()) {
            return Answer.message(412, "A dashboard with the same uid already exists");
        }
        ObjectNode kept = given.deepCopy();
        kept.put("uid", uid);
        kept.put("id", before == null ? ++lastId : before.dashboard().path("id").asLong());
        kept.put("version", before == null ? 1 : before.dashboard().path("version").asLong() + 1);
        byUid.put(uid, new Stored(kept, request.path("folderId").asLong()));
        return Answer.ok(
                Map.of(
                        "id",
                        kept.path("id").asLong(),
                        "uid",
                        uid,
                        "url",
                        "/d/" + uid,
                        "status",
                        "success",
                        "version",
                        kept.path("version").asLong(),
                        "slug",
                        uid));
    }

    /** {@code GET /api/dashboards/uid/<uid>}. */
    synchronized Answer get(String uid, Folders folders) {
        Stored stored = byUid.get(uid);
        if (stored == null) {
            return Answer.message(404, "Dashboard not found");
        }
        String title = folders.byId(stored.folderId()).map(Folders.Folder::title).orElse("General");
        return Answer.ok(
                Map.of(
                        "meta",
                        Map.of(
                                "folderId",
                                stored.folderId(),
                                "folderTitle",
                                title,
                                "version",
                                stored.dashboard().path("version").asLong()),
                        "dashboard",
                        stored.dashboard()));
    }

    /** {@code DELETE /api/dashboards/uid/<uid>}. */
    synchronized Answer delete(String uid) {
        Stored removed = byUid.remove(uid);
        if (removed == null) {
            return Answer.message(404, "Dashboard not found");
        }
        String title = removed.dashboard().path("title").asText();
        return Answer.message(200, "Dashboard " + title + " deleted");
    }
}
