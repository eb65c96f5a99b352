package dev.relapse.report;

/** The command that replays a scenario. */
public final class RerunCommand {

    /** How the command begins where it is not Maven's; the scenario's name comes next. */
    public static final String PROPERTY = "relapse.rerun";

    private RerunCommand() {}

    /** For the main variant. */
    public static String of(String scenario) {
        return System.getProperty(PROPERTY, "mvn verify -Pscenario=") + scenario;
    }

    /** For another variant. */
    public static String of(String scenario, String variant) {
        return of(scenario) + " -Dvariant=" + variant;
    }
}
