package dev.relapse.artifact.image;

import dev.relapse.artifact.UnavailableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The files of an image as a runtime would see them, made of layers put on one after the other.
 * Nothing of it is ever written to disk: names of an image are looked up here and nowhere else.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/layer.md">how layers add up
 *     </a>
 */
final class ImageTree {

    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";

    /** As many as Linux follows in one path. */
    private static final int MOST_LINKS = 40;

    private final Node.Folder root = new Node.Folder(0);

    /** Puts a folder there; one that is there already keeps what it holds. */
    void addFolder(ImagePath path, int layer) throws UnavailableException {
        if (path.isRoot()) {
            return;
        }
        Node.Folder parent = folder(path.parent(), layer);
        if (parent.get(path.name()) instanceof Node.Folder folder) {
            folder.mentionedBy(layer);
        } else {
            parent.put(path.name(), new Node.Folder(layer));
        }
    }

    /** Puts anything else there, or takes away what a whiteout names. */
    void add(ImagePath path, Node node) throws UnavailableException {
        if (path.isRoot()) {
            throw new HostileImageException("a layer makes the root something else than a folder");
        }
        Node.Folder parent = folder(path.parent(), node.layer());
        if (path.name().equals(OPAQUE)) {
            parent.hideAll(node.layer());
        } else if (path.name().startsWith(WHITEOUT)) {
            parent.hide(path.name().substring(WHITEOUT.length()), node.layer());
        } else {
            parent.put(path.name(), node);
        }
    }

    /** Puts there what is at another place already. */
    void addHardLink(ImagePath path, ImagePath existing, int layer) throws UnavailableException {
        Node node =
                existing.isRoot() ? root : folder(existing.parent(), layer).get(existing.name());
        if (!(node instanceof Node.Content content)) {
            throw new UnavailableException(
                    "a layer links %s to %s, where there is no file".formatted(path, existing));
        }
        add(path, content.mentionedBy(layer));
    }

    /** The file at a path, links followed; empty when there is none. */
    Optional<Node.Content> file(ImagePath path) throws UnavailableException {
        return walk(path, Missing.NOTHING) instanceof Node.Content content
                ? Optional.of(content)
                : Optional.empty();
    }

    /** The names beside a path, for a message; empty when its folder is not there. */
    List<String> neighbours(ImagePath path) throws UnavailableException {
        List<String> names = new ArrayList<>();
        if (walk(path.parent(), Missing.NOTHING) instanceof Node.Folder folder) {
            folder.names().forEach(names::add);
        }
        return names;
    }

    private Node.Folder folder(ImagePath path, int layer) throws UnavailableException {
        if (walk(path, new Missing(layer)) instanceof Node.Folder folder) {
            return folder;
        }
        throw new UnavailableException(
                "a layer has something below %s, which is no folder".formatted(path));
    }

    /** Walks as the kernel would with the image as its root; null where nothing is. */
    private Node walk(ImagePath path, Missing missing) throws HostileImageException {
        Deque<String> ahead = new ArrayDeque<>(path.parts());
        Deque<Node.Folder> above = new ArrayDeque<>();
        Node here = root;
        int links = 0;
        while (!ahead.isEmpty()) {
            if (!(here instanceof Node.Folder folder)) {
                return null;
            }
            String name = ahead.pop();
            if (name.equals("..")) {
                if (above.isEmpty()) {
                    throw new HostileImageException(
                            "a symbolic link on the way to %s climbs out of the image"
                                    .formatted(path));
                }
                here = above.pop();
                continue;
            }
            Node next = missing.orMade(folder, name);
            if (next instanceof Node.Link link) {
                if (++links > MOST_LINKS) {
                    throw new HostileImageException(
                            "symbolic links on the way to %s lead in a circle".formatted(path));
                }
                prepend(ahead, link.target());
                if (link.target().startsWith("/")) {
                    above.clear();
                    here = root;
                }
            } else {
                above.push(folder);
                here = next;
            }
        }
        return here;
    }

    private static void prepend(Deque<String> ahead, String target) {
        List<String> parts = ImagePath.split(target);
        for (int i = parts.size() - 1; i >= 0; i--) {
            ahead.push(parts.get(i));
        }
    }

    /**
     * What a walk does where nothing is.
     *
     * @param layer for which folders are made, and marked as mentioned; negative: leave all as it
     *     is
     */
    private record Missing(int layer) {

        static final Missing NOTHING = new Missing(-1);

        Node orMade(Node.Folder folder, String name) {
            Node node = folder.get(name);
            if (layer < 0) {
                return node;
            }
            if (node == null) {
                node = new Node.Folder(layer);
                folder.put(name, node);
            }
            if (node instanceof Node.Folder next) {
                next.mentionedBy(layer);
            }
            return node;
        }
    }
}
