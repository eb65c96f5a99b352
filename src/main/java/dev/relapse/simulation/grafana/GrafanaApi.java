package dev.relapse.simulation.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a request is for. */
final class GrafanaApi {

    /** Anybody may ask for it. */
    static final String HEALTH = "/api/health";

    private static final Pattern FOLDER_ID = Pattern.compile("/api/folders/id/([0-9]{1,18})");
    private static final Pattern FOLDER = Pattern.compile("/api/folders/([A-Za-z0-9_-]+)");
    private static final Pattern DASHBOARD =
            Pattern.compile("/api/dashboards/uid/([A-Za-z0-9_-]+)");

    private final Folders folders = new Folders();
    private final Dashboards dashboards = new Dashboards();

    /** The answer; 404 for what is not simulated. */
    Answer answer(String method, String path, JsonNode body) {
        return switch (method + " " + path) {
            case "GET " + HEALTH -> Answer.ok(Map.of("database", "ok", "version", "7.5.15"));
            case "GET /api/folders" -> folders.list();
            case "POST /api/folders" -> folders.create(body.path("title").asText());
            case "POST /api/dashboards/db" -> dashboards.save(body);
            default -> answerOne(method, path);
        };
    }

    private Answer answerOne(String method, String path) {
        Matcher dashboard = DASHBOARD.matcher(path);
        if (dashboard.matches() && method.equals("GET")) {
            return dashboards.get(dashboard.group(1), folders);
        }
        if (dashboard.matches() && method.equals("DELETE")) {
            return dashboards.delete(dashboard.group(1));
        }
        Matcher folderId = FOLDER_ID.matcher(path);
        if (folderId.matches() && method.equals("GET")) {
            return folders.byId(Long.parseLong(folderId.group(1)))
                    .map(Answer::ok)
                    .orElse(Answer.message(404, "folder not found"));
        }
        Matcher folder = FOLDER.matcher(path);
        if (folder.matches() && method.equals("DELETE")) {
            return folders.delete(folder.group(1));
        }
        return Answer.message(404, "Not found");
    }
}
