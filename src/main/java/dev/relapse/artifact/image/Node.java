package dev.relapse.artifact.image;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is at one place of an image. */
sealed interface Node {

    /** The number of the topmost layer that mentions it. */
    int layer();

    /**
     * A regular file.
     *
     * @param source the number of the layer that holds its content
     * @param entry the number of the entry that does, in that layer
     * @param size in bytes
     */
    record Content(int layer, int source, int entry, long size) implements Node {

        Content mentionedBy(int topmost) {
            return new Content(topmost, source, entry, size);
        }
    }

    /** A symbolic link. */
    record Link(int layer, String target) implements Node {}

    /** Something that is never a program: a device, a pipe. */
    record Special(int layer) implements Node {}

    /** A folder, which layers change one after the other. */
    final class Folder implements Node {

        private final Map<String, Node> children = new TreeMap<>();
        private int layer;

        Folder(int layer) {
            this.layer = layer;
        }

        @Override
        public int layer() {
            return layer;
        }

        void mentionedBy(int topmost) {
            layer = topmost;
        }

        Node get(String name) {
            return children.get(name);
        }

        void put(String name, Node node) {
            children.put(name, node);
        }

        Iterable<String> names() {
            return children.keySet();
        }

        /** Takes away what lower layers put there, as a whiteout of layer {@code topmost} does. */
        void hide(String name, int topmost) {
            Node node = children.get(name);
            if (node instanceof Folder folder && folder.layer == topmost) {
                folder.hideAll(topmost);
            } else if (node != null && node.layer() != topmost) {
                children.remove(name);
            }
        }

        /** The same for all it holds, as an opaque whiteout does. */
        void hideAll(int topmost) {
            for (String name : List.copyOf(children.keySet())) {
                hide(name, topmost);
            }
        }
    }
}
