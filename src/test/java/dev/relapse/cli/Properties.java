package dev.relapse.cli;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives this JVM its system properties back after a test: commands set them, as their users do. */
public final class Properties implements BeforeEachCallback, AfterEachCallback {

    private java.util.Properties before;

    @Override
    public void beforeEach(ExtensionContext context) {
        before = (java.util.Properties) System.getProperties().clone();
        // What Maven was given for its own run is not meant for the commands of a test.
        for (String name : before.stringPropertyNames()) {
            if (name.startsWith("relapse.") || name.equals("variant") || name.equals("cluster")) {
                System.clearProperty(name);
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        System.setProperties(before);
    }
}
