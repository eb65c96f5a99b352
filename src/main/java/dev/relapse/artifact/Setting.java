package dev.relapse.artifact;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * One value and the name under which it was found: a system property such as {@code
 * relapse.registry.ca}, or else the variable {@code RELAPSE_REGISTRY_CA}.
 *
 * @param value empty when it was not found; that is as good as none
 */
record Setting(String name, String value) {

    static Setting find(String property, Properties properties, Map<String, String> environment) {
        String value = properties.getProperty(property);
        if (value != null) {
            return new Setting(property, value);
        }
        String variable = property.toUpperCase(Locale.ROOT).replace('.', '_');
        return new Setting(variable, environment.getOrDefault(variable, ""));
    }

    boolean isSet() {
        return !value.isEmpty();
    }
}
