package dev.relapse.artifact.registry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a server wants to be authenticated to.
 *
 * @param scheme lower case: {@code basic}, {@code bearer}
 * @param parameters such as realm, service and scope
 * @see <a href="https://distribution.github.io/distribution/spec/auth/token/">the token one</a>
 */
record Challenge(String scheme, Map<String, String> parameters) {

    private static final Pattern FORM = Pattern.compile("\\s*([A-Za-z]+)\\s+(.*)");
    private static final Pattern PARAMETER =
            Pattern.compile("([A-Za-z_]+)\\s*=\\s*(?:\"([^\"]*)\"|([^,\\s]*))");

    Challenge {
        parameters = Map.copyOf(parameters);
    }

    static Optional<Challenge> parse(String header) {
        Matcher form = FORM.matcher(header);
        if (!form.matches()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new TreeMap<>();
        Matcher parameter = PARAMETER.matcher(form.group(2));
        while (parameter.find()) {
            parameters.put(
                    parameter.group(1).toLowerCase(Locale.ROOT),
                    parameter.group(2) == null ? parameter.group(3) : parameter.group(2));
        }
        return Optional.of(new Challenge(form.group(1).toLowerCase(Locale.ROOT), parameters));
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
