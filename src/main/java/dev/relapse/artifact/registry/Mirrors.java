package dev.relapse.artifact.registry;

import java.util.Map;
import java.util.TreeMap;

/**
 * From where images come instead of from their own registries. A mirror takes the registry's place:
 * where it fails, the registry itself is not asked.
 */
public final class Mirrors {

    /** From the registries themselves. */
    public static final Mirrors NONE = new Mirrors(Map.of());

    private static final String ANY = "";

    private final Map<String, String> places;

    private Mirrors(Map<String, String> places) {
        this.places = Map.copyOf(places);
    }

    /**
     * From {@code [registry=]host[:port][/prefix]}, several with commas between them; without a
     * registry it is for all that are not named. The repository's name follows the prefix.
     *
     * @param setting where the text was found, for the message
     * @throws IllegalArgumentException naming the setting and what is wrong
     */
    public static Mirrors parse(String setting, String text) {
        Map<String, String> places = new TreeMap<>();
        if (!text.isBlank()) {
            for (String part : text.split(",", -1)) {
                add(places, setting, part.strip());
            }
        }
        return new Mirrors(places);
    }

    Endpoint endpoint(ImageReference image) {
        String place = places.getOrDefault(image.registry(), places.get(ANY));
        return place == null
                ? Endpoint.at(image.registry(), image.repository())
                : endpoint(place, image.repository());
    }

    private static void add(Map<String, String> places, String setting, String part) {
        int equals = part.indexOf('=');
        String registry = equals < 0 ? ANY : part.substring(0, equals);
        String place = part.substring(equals + 1).replaceFirst("/+$", "");
        if (place.isEmpty() || equals == 0) {
            throw new IllegalArgumentException(
                    "%s: '%s' names no mirror; write [registry=]host[:port][/prefix]"
                            .formatted(setting, part));
        }
        try {
            Endpoint unused = endpoint(place, "x");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + ": " + e.getMessage(), e);
        }
        if (places.put(registry, place) != null) {
            throw new IllegalArgumentException(
                    "%s names two mirrors for %s; keep one"
                            .formatted(setting, equals < 0 ? "all registries" : registry));
        }
    }

    private static Endpoint endpoint(String place, String repository) {
        int host = place.contains("://") ? place.indexOf("://") + 3 : 0;
        int slash = place.indexOf('/', host);
        return slash < 0
                ? Endpoint.at(place, repository)
                : Endpoint.at(
                        place.substring(0, slash), place.substring(slash + 1) + "/" + repository);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mirrors mirrors && mirrors.places.equals(places);
    }

    @Override
    public int hashCode() {
        return places.hashCode();
    }
}
