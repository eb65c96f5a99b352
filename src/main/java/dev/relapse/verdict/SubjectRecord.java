package dev.relapse.verdict;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a replay has taken from a team's own manifests.
 *
 * @param folder where they lie, as it was given
 * @param charts what they were rendered from; null in summaries that are older than it, and then
 *     none, as for a folder that was given
 * @param found what it took, and from which file
 * @param passedOver what might have been taken and was not, each with the reason; null in summaries
 *     that are older than it, and then none
 * @param missing what it looked for in vain, so that our own was used
 * @param guards what was found that guards against the incident
 */
public record SubjectRecord(
        String folder,
        List<ChartRecord> charts,
        List<String> found,
        List<String> passedOver,
        List<String> missing,
        List<String> guards) {

    public SubjectRecord {
        Objects.requireNonNull(folder, "folder");
        charts = charts == null ? List.of() : List.copyOf(charts);
        found = List.copyOf(found);
        passedOver = passedOver == null ? List.of() : List.copyOf(passedOver);
        missing = List.copyOf(missing);
        guards = List.copyOf(guards);
    }

    /** The charts, or the folder where none was rendered. */
    String label() {
        return charts.isEmpty()
                ? folder
                : charts.stream().map(ChartRecord::label).collect(Collectors.joining(" and "));
    }

    /** As options of the command line, each behind a space. */
    String options() {
        return charts.isEmpty()
                ? " -Drelapse.subject=" + folder
                : charts.stream().map(ChartRecord::options).collect(Collectors.joining());
    }
}
