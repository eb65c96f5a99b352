package dev.relapse.artifact.image;

import dev.relapse.artifact.UnavailableException;
import dev.relapse.artifact.registry.Descriptor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of an image whose layers were downloaded. */
public final class ImageFiles {

    private static final int MOST_NEIGHBOURS = 12;

    private final ImageTree tree = new ImageTree();
    private final Allowance allowance = new Allowance();
    private final List<Layer> layers = new ArrayList<>();

    /**
     * Puts the next layer on top.
     *
     * @param file its archive, which stays where it is until the last {@link #extract}
     * @throws UnavailableException when it is no archive, or hostile
     */
    public void add(Path file, Descriptor descriptor) throws UnavailableException {
        Layer layer = new Layer(file, descriptor);
        layer.addTo(tree, layers.size(), allowance);
        layers.add(layer);
    }

    /**
     * Writes the content of one of the image's files.
     *
     * @param path absolute within the image; links are followed there
     * @param target not yet there
     * @throws UnavailableException when there is no such file; the message tells what is beside it
     */
    public void extract(String path, Path target) throws UnavailableException {
        ImagePath wanted = ImagePath.ofProgram(path);
        Node.Content content =
                tree.file(wanted).orElseThrow(() -> new UnavailableException(missing(wanted)));
        layers.get(content.source()).extract(content.entry(), target);
    }

    private String missing(ImagePath wanted) {
        List<String> beside;
        try {
            beside = tree.neighbours(wanted);
        } catch (UnavailableException noFolder) {
            beside = List.of();
        }
        String found =
                beside.isEmpty()
                        ? "nothing is in " + wanted.parent()
                        : "%s holds %s%s"
                                .formatted(
                                        wanted.parent(),
                                        String.join(
                                                ", ",
                                                beside.subList(
                                                        0,
                                                        Math.min(beside.size(), MOST_NEIGHBOURS))),
                                        beside.size() > MOST_NEIGHBOURS ? ", ..." : "");
        return "the image has no file %s (%s)".formatted(wanted, found);
    }
}
