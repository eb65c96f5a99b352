package dev.relapse.cli;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherConstants;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The scenario classes, which JUnit runs here as it does under Maven. */
final class Scenarios {

    private static final String PACKAGE = "dev.relapse.scenarios";

    private Scenarios() {}

    /** Runs the one that this JVM's system properties ask for; the others are filtered out. */
    static void execute(TestExecutionListener listener) {
        LauncherConfig config =
                LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();
        LauncherFactory.create(config)
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectPackage(PACKAGE))
                                .filters(
                                        ClassNameFilter.includeClassNamePatterns(".*Scenario"),
                                        EngineFilter.includeEngines("junit-jupiter"))
                                .configurationParameter(
                                        LauncherConstants
                                                .CRITICAL_DISCOVERY_ISSUE_SEVERITY_PROPERTY_NAME,
                                        "warning")
                                .build(),
                        listener);
    }
}
