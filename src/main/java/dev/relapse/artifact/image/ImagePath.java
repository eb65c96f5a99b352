package dev.relapse.artifact.image;

import java.util.ArrayList;
import java.util.List;

/**
 * The way from an image's root to a file, as folders and a name.
 *
 * @param parts none is empty, {@code .} or {@code ..}; no parts are the root
 */
record ImagePath(List<String> parts) {

    private static final int LONGEST = 4096;

    ImagePath {
        parts = List.copyOf(parts);
    }

    /**
     * Of an entry in a layer, which is relative to the root.
     *
     * @see <a href="https://github.com/opencontainers/image-spec/blob/main/layer.md">how layers
     *     name files</a>
     */
    static ImagePath ofEntry(String name) throws HostileImageException {
        if (name.startsWith("/")) {
            throw new HostileImageException("a layer holds the absolute path " + quoted(name));
        }
        if (name.length() > LONGEST || name.indexOf('\0') >= 0) {
            throw new HostileImageException("a layer holds the name " + quoted(name));
        }
        List<String> parts = split(name);
        if (parts.contains("..")) {
            throw new HostileImageException(
                    "a layer holds the path %s, which climbs upwards".formatted(quoted(name)));
        }
        return new ImagePath(parts);
    }

    /** Of a program, as {@code component.yaml} gives it: absolute within the image. */
    static ImagePath ofProgram(String path) {
        return new ImagePath(split(path));
    }

    /** The parts of a path or of a link's target, {@code ..} included. */
    static List<String> split(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts;
    }

    boolean isRoot() {
        return parts.isEmpty();
    }

    ImagePath parent() {
        return new ImagePath(parts.subList(0, parts.size() - 1));
    }

    String name() {
        return parts.get(parts.size() - 1);
    }

    @Override
    public String toString() {
        return "/" + String.join("/", parts);
    }

    private static String quoted(String name) {
        String shown = name.substring(0, Math.min(name.length(), 200));
        return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
