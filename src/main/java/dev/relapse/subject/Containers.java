package dev.relapse.subject;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Containers of a workload's pods.
 *
 * @param each as it is written
 */
record Containers(List<Map<?, ?>> each) {

    private static final Pattern TAG = Pattern.compile(".*:v?([^:/]+)");
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

    /** Those of a workload of any kind; none of anything else. */
    static Containers of(Manifest manifest) {
        Object spec = manifest.object().getAdditionalProperties().get("spec");
        if (spec instanceof Map<?, ?> map && map.get("jobTemplate") instanceof Map<?, ?> job) {
            spec = job.get("spec");
        }
        Object pod = at(spec, "template", "spec");
        List<Map<?, ?>> containers = new ArrayList<>();
        if (at(pod == null ? spec : pod, "containers") instanceof List<?> list) {
            list.forEach(c -> containers.add(c instanceof Map<?, ?> map ? map : Map.of()));
        }
        return new Containers(List.copyOf(containers));
    }

    /** Those with that name, or whose image has it as its last part. */
    static Containers of(Manifest manifest, String name) {
        return new Containers(
                of(manifest).each().stream()
                        .filter(c -> name.equals(c.get("name")) || name.equals(imageName(c)))
                        .toList());
    }

    boolean isEmpty() {
        return each.isEmpty();
    }

    /** Everything behind the program's name, in order. */
    List<String> arguments() {
        return each.stream()
                .flatMap(c -> Stream.of(c.get("command"), c.get("args")))
                .filter(Objects::nonNull)
                .flatMap(words -> words instanceof List<?> list ? list.stream() : Stream.of(words))
                .map(String::valueOf)
                .toList();
    }

    /** The tag of the first one's image without a leading v; empty for none, and for a digest. */
    Optional<String> imageTag() {
        return each.stream()
                .findFirst()
                .map(c -> String.valueOf(c.get("image")).replaceAll("@.*", ""))
                .map(TAG::matcher)
                .filter(Matcher::matches)
                .map(image -> image.group(1))
                .filter(tag -> !tag.equals("latest"));
    }

    /**
     * The value of a variable of the environment, or empty where it is not set.
     *
     * @throws IllegalArgumentException when its value lies elsewhere, naming the workload
     */
    Optional<String> variable(String name, String workload) {
        return each.stream()
                .flatMap(c -> c.get("env") instanceof List<?> list ? list.stream() : Stream.of())
                .filter(variable -> name.equals(at(variable, "name")))
                .findFirst()
                .map(
                        variable -> {
                            if (at(variable, "valueFrom") != null) {
                                throw new IllegalArgumentException(
                                        "%s takes %s from elsewhere (valueFrom); write its value there"
                                                .formatted(workload, name));
                            }
                            return Objects.toString(at(variable, "value"), "");
                        });
    }

    /** What they request of CPU together, in thousandths. */
    long cpuMillis() {
        return each.stream()
                .map(c -> at(c, "resources", "requests", "cpu"))
                .filter(Objects::nonNull)
                .map(cpu -> Quantity.parse(cpu.toString()).getNumericalAmount())
                .mapToLong(cpu -> cpu.multiply(MILLIS).longValue())
                .sum();
    }

    private static String imageName(Map<?, ?> container) {
        String image = String.valueOf(container.get("image"));
        return image.replaceAll("@.*", "").replaceAll(":[^:/]*$", "").replaceAll(".*/", "");
    }

    private static Object at(Object from, String... path) {
        Object found = from;
        for (String key : path) {
            found = found instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return found;
    }
}
