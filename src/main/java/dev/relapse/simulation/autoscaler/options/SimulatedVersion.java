package dev.relapse.simulation.autoscaler.options;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cluster-autoscaler release whose utilization formula and wording are followed.
 *
 * <p>Only what {@code simulator/utilization/info.go} (before 1.25 {@code simulator/cluster.go})
 * computes and how {@code eligibility.go} (before 1.25 {@code core/scale_down.go}) words it depends
 * on the version; everything else is as in 1.33.
 */
public record SimulatedVersion(int minor, String text) {

    /** The environment variable that sets it; not an upstream setting. */
    public static final String VARIABLE = "RELAPSE_SIMULATED_VERSION";

    public static final SimulatedVersion DEFAULT = new SimulatedVersion(33, "1.33.0");

    private static final Pattern FORM = Pattern.compile("1\\.(\\d{1,3})\\.\\d{1,3}");

    /** {@code --ignore-daemonsets-utilization} appeared in 1.14; 1.33 is what was read. */
    private static final int OLDEST = 14;

    private static final int NEWEST = 33;

    /**
     * Reads a version as users write it.
     *
     * @param text such as {@code 1.19.1}
     * @throws IllegalArgumentException when it is no version from 1.14 to 1.33
     */
    public static SimulatedVersion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw refuse(text);
        }
        int minor = Integer.parseInt(matcher.group(1));
        if (minor < OLDEST || minor > NEWEST) {
            throw refuse(text);
        }
        return new SimulatedVersion(minor, text);
    }

    /** Since 1.20 DaemonSet requests also leave the denominator. */
    public boolean subtractsDaemonSetsFromAllocatable() {
        return minor >= 20;
    }

    /** Since 1.21 mirror pods also leave the denominator. */
    public boolean subtractsMirrorPodsFromAllocatable() {
        return minor >= 21;
    }

    /** Since 1.21 pods long past their grace period no longer count. */
    public boolean skipsLongTerminatingPods() {
        return minor >= 21;
    }

    /** The annotation that makes any pod count as a DaemonSet's appeared in 1.17. */
    public boolean honoursDaemonSetPodAnnotation() {
        return minor >= 17;
    }

    /** Since 1.29 init containers and overhead count as they do in the scheduler. */
    public boolean countsRequestsAsTheScheduler() {
        return minor >= 29;
    }

    /**
     * Since 1.29 the log says {@code unremovable: … above the scale-down utilization threshold}.
     */
    public boolean saysUnremovable() {
        return minor >= 29;
    }

    /** Since 1.15 the log names the resource. */
    public boolean namesTheResource() {
        return minor >= 15;
    }

    private static IllegalArgumentException refuse(String text) {
        return new IllegalArgumentException(
                VARIABLE
                        + "="
                        + text
                        + " is not a version that can be simulated: give one from 1."
                        + OLDEST
                        + ".0 to 1."
                        + NEWEST
                        + ".x");
    }
}
