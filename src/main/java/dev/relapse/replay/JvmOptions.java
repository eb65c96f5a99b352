package dev.relapse.replay;

import dev.relapse.artifact.ArtifactSettings;
import dev.relapse.artifact.Artifacts;
import dev.relapse.artifact.progress.PlainBuildProgress;
import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.console.Console;
import dev.relapse.process.CpuPressure;
import dev.relapse.process.LocalRun;
import dev.relapse.project.Project;
import dev.relapse.verdict.SummaryFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the user's choices from this JVM's system properties. */
final class JvmOptions {

    private static final String KEEP = "relapse.keep";
    private static final String PLAN = "relapse.plan";
    private static final String REQUIRE = "relapse.require";
    private static final String PRESSURE_LIMIT = "relapse.pressure.limit";

    private JvmOptions() {}

    /**
     * Reads {@code cluster}, {@code relapse.keep}, {@code relapse.plan}, {@code relapse.require},
     * {@code relapse.previous} and {@code relapse.pressure.limit}.
     *
     * @throws IllegalArgumentException naming the property and its allowed values
     */
    static ReplayOptions read() {
        refuseUnlessSummary(System.getProperty(Publication.PREVIOUS, ""));
        boolean all = requiresAll();
        return new ReplayOptions(
                Optional.ofNullable(System.getProperty("cluster")),
                keepsFailed(),
                plansOnly(),
                Selection.ofThisJvm().scenario().isPresent() || all,
                JvmOptions::artifacts,
                LocalRun::open,
                new Console(System.out),
                new PressureGauge(CpuPressure.ofThisMachine()),
                pressureLimit());
    }

    private static Artifacts artifacts() {
        return ArtifactStore.standard(
                Project.ofThisJvm().fixtures(),
                ArtifactSettings.current(),
                System.getenv(),
                new PlainBuildProgress(System.out));
    }

    /** It is compared with after the replay, and would be of no use then. */
    private static void refuseUnlessSummary(String previous) {
        if (previous.isBlank()) {
            return;
        }
        try {
            var unused = SummaryFile.read(Path.of(previous));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "-D%s=%s: %s; name the summary.json of another run, or leave it out"
                            .formatted(
                                    Publication.PREVIOUS,
                                    previous,
                                    e instanceof NoSuchFileException
                                            ? "there is no such file"
                                            : e.getMessage()),
                    e);
        }
    }

    private static boolean keepsFailed() {
        String keep = System.getProperty(KEEP, "never");
        if (!keep.equals("never") && !keep.equals("failure")) {
            throw new IllegalArgumentException(
                    "-D" + KEEP + " cannot be '" + keep + "'; it is never or failure");
        }
        return keep.equals("failure");
    }

    private static boolean plansOnly() {
        String plan = System.getProperty(PLAN, "false");
        // Without a value it is empty in this JVM, and true under Maven.
        if (!plan.isEmpty() && !plan.equals("true") && !plan.equals("false")) {
            throw new IllegalArgumentException(
                    "-D" + PLAN + " cannot be '" + plan + "'; it is true or false");
        }
        return !plan.equals("false");
    }

    private static boolean requiresAll() {
        String require = System.getProperty(REQUIRE, "none");
        if (!require.equals("none") && !require.equals("all")) {
            throw new IllegalArgumentException(
                    "-D" + REQUIRE + " cannot be '" + require + "'; it is none or all");
        }
        return require.equals("all");
    }

    private static double pressureLimit() {
        String limit = System.getProperty(PRESSURE_LIMIT, "0.9");
        try {
            return Double.parseDouble(limit);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "-D" + PRESSURE_LIMIT + " cannot be '" + limit + "'; it is a share such as 0.9",
                    e);
        }
    }
}
