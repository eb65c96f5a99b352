package dev.relapse.verdict;

import java.util.List;
import java.util.Objects;

/**
 * What a replay has taken from a team's own manifests.
 *
 * @param folder where they lie, as it was given
 * @param found what it took, and from which file
 * @param passedOver what might have been taken and was not, each with the reason; null in summaries
 *     that are older than it, and then none
 * @param missing what it looked for in vain, so that our own was used
 * @param guards what was found that guards against the incident
 */
public record SubjectRecord(
        String folder,
        List<String> found,
        List<String> passedOver,
        List<String> missing,
        List<String> guards) {

    public SubjectRecord {
        Objects.requireNonNull(folder, "folder");
        found = List.copyOf(found);
        passedOver = passedOver == null ? List.of() : List.copyOf(passedOver);
        missing = List.copyOf(missing);
        guards = List.copyOf(guards);
    }
}
