package dev.relapse.simulation.adapter.api;

import dev.relapse.simulation.adapter.auth.Access;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as the API understands it.
 *
 * @param access what it wants
 * @param parameters the query's, decoded; of a repeated one the first
 */
record Request(Access access, Map<String, String> parameters) {

    private static final Pattern RESOURCE =
            Pattern.compile(
                    Discovery.PATH
                            + "/(?:namespaces/(?<namespace>[^/]+)/)?"
                            + "(?<resource>[^/]+)(?:/(?<name>[^/]+))?/?");

    static Request of(String method, URI uri) {
        Map<String, String> parameters = parameters(uri.getRawQuery());
        String path = uri.getPath();
        Matcher resource = RESOURCE.matcher(path);
        if (!resource.matches()) {
            return new Request(
                    new Access(method.toLowerCase(Locale.ROOT), path, null, null, null),
                    parameters);
        }
        String name = resource.group("name");
        return new Request(
                new Access(
                        verb(method, name, parameters),
                        path,
                        resource.group("resource"),
                        resource.group("namespace"),
                        name),
                parameters);
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    private static String verb(String method, String name, Map<String, String> parameters) {
        return switch (method) {
            case "GET", "HEAD" -> {
                String watch = parameters.getOrDefault("watch", "false");
                if (name != null) {
                    yield "get";
                }
                yield "true".equals(watch) || "1".equals(watch) ? "watch" : "list";
            }
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> name == null ? "deletecollection" : "delete";
            default -> method.toLowerCase(Locale.ROOT);
        };
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                parameters.putIfAbsent(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
