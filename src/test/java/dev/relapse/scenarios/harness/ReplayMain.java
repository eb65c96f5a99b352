package dev.relapse.scenarios.harness;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Replays the scenario class named on the command line, as Failsafe's JVM does. */
public final class ReplayMain {

    private ReplayMain() {}

    /** Ends when the replay does. */
    public static void main(String[] arguments) {
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(arguments[0]))
                                .build());
    }
}
