package dev.relapse.artifact.store;

import dev.relapse.artifact.ArtifactSettings;
import dev.relapse.artifact.MissingArtifactException;
import dev.relapse.artifact.source.Wanted;
import java.util.ArrayList;
import java.util.List;

/** The sources that were asked in vain, and why each failed. */
final class Tried {

    private final Wanted wanted;
    private final List<String> lines = new ArrayList<>();

    Tried(Wanted wanted) {
        this.wanted = wanted;
    }

    void add(String source, String reason) {
        lines.add("  %d. %s: %s".formatted(lines.size() + 1, source, reason));
    }

    MissingArtifactException missing() {
        String program = wanted.program().name();
        return new MissingArtifactException(
                "%s of component %s cannot be had. Tried, in this order:\n%s\n"
                                .formatted(
                                        wanted.spoken(),
                                        wanted.component().name(),
                                        String.join("\n", lines))
                        + "Remove one of these obstacles, or give the program yourself: -D%s%s=/path/to/%s"
                                .formatted(ArtifactSettings.GIVEN, program, program));
    }
}
