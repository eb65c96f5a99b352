package dev.relapse.report;

/** The command that replays a scenario. */
public final class RerunCommand {

    private RerunCommand() {}

    /** For the main variant. */
    public static String of(String scenario) {
        return "mvn verify -Pscenario=" + scenario;
    }

    /** For another variant. */
    public static String of(String scenario, String variant) {
        return of(scenario) + " -Dvariant=" + variant;
    }
}
