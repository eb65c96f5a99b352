package dev.relapse.simulation.calico.version;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Calico release that is followed.
 *
 * @param minor of 3.minor.patch
 * @param patch of 3.minor.patch
 */
public record CalicoVersion(int minor, int patch) implements Comparable<CalicoVersion> {

    /** The environment variable that sets it; not an upstream setting. */
    public static final String VARIABLE = "RELAPSE_SIMULATED_VERSION";

    private static final Pattern FORM = Pattern.compile("v?3\\.(\\d{1,3})\\.(\\d{1,3})");

    /** Before it, {@code kubernetes-internal-ip} wrote the network instead of the address. */
    private static final CalicoVersion OLDEST = new CalicoVersion(23, 2);

    /** Since 3.26.0 {@code CALICO_NETWORKING_BACKEND=none} detects no address at all. */
    private static final CalicoVersion NEWEST = new CalicoVersion(25, 2);

    private static final Comparator<CalicoVersion> ORDER =
            Comparator.comparingInt(CalicoVersion::minor).thenComparingInt(CalicoVersion::patch);

    /**
     * Reads a version as users write it.
     *
     * @param text such as {@code 3.24.3} or {@code v3.24.3}
     * @throws IllegalArgumentException when it is none whose behaviour is known here
     */
    public static CalicoVersion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            CalicoVersion version =
                    new CalicoVersion(
                            Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            if (version.isAtLeast(OLDEST) && NEWEST.isAtLeast(version)) {
                return version;
            }
        }
        throw new IllegalArgumentException(
                "%s=%s is not a version that can be simulated: give one from %s to %s"
                        .formatted(VARIABLE, text, OLDEST, NEWEST));
    }

    /** 3.{@code otherMinor}.{@code otherPatch} or later. */
    public boolean isAtLeast(int otherMinor, int otherPatch) {
        return isAtLeast(new CalicoVersion(otherMinor, otherPatch));
    }

    private boolean isAtLeast(CalicoVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(CalicoVersion other) {
        return ORDER.compare(this, other);
    }

    /** As upstream's build has it: {@code v3.24.3}. */
    @Override
    public String toString() {
        return "v3." + minor + "." + patch;
    }
}
