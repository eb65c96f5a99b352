package dev.relapse.simulation.grafana;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Folders. Field names and statuses are those of Grafana's <a
 * href="https://grafana.com/docs/grafana/v7.5/http_api/folder/">folder API</a>.
 */
final class Folders {

    private final List<Folder> all = new ArrayList<>();
    private long lastId;

    /** A folder as the API shows it. */
    record Folder(long id, String uid, String title) {}

    synchronized Answer list() {
        return Answer.ok(all);
    }

    synchronized Answer create(String title) {
        if (title.isBlank()) {
            return Answer.message(400, "folder title cannot be empty");
        }
        if (all.stream().anyMatch(folder -> folder.title().equals(title))) {
            return Answer.message(
                    409,
                    "a folder or dashboard in the general folder with the same name already exists");
        }
        lastId++;
        Folder folder = new Folder(lastId, "folder-" + lastId, title);
        all.add(folder);
        return Answer.ok(folder);
    }

    synchronized Optional<Folder> byId(long id) {
        return all.stream().filter(folder -> folder.id() == id).findFirst();
    }

    synchronized Answer delete(String uid) {
        return all.removeIf(folder -> folder.uid().equals(uid))
                ? Answer.message(200, "Folder deleted")
                : Answer.message(404, "folder not found");
    }
}
