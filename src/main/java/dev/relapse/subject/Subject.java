package dev.relapse.subject;

import dev.relapse.verdict.ChartRecord;
import dev.relapse.verdict.Control;
import dev.relapse.verdict.SubjectRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a scenario has found of its inputs in a team's manifests. Immutable. */
public final class Subject {

    /** How the folder is named: {@code -Drelapse.subject=<folder>}. */
    public static final String PROPERTY = "relapse.subject";

    private final String folder;
    private final SubjectInputs declared;
    private final Map<String, List<? extends Found>> found = new LinkedHashMap<>();
    private final List<String> passedOver = new ArrayList<>();
    private final List<ChartRecord> charts;

    private Subject(String folder, List<ChartRecord> charts, SubjectInputs declared) {
        this.folder = folder;
        this.charts = List.copyOf(charts);
        this.declared = declared;
    }

    /** That of a replay on our own manifests. */
    public static Subject none() {
        return new Subject("", List.of(), null);
    }

    /**
     * Looks for the inputs in a folder of rendered manifests.
     *
     * @param base where the folder is looked for when it is no absolute path
     * @param folder as it was given, which is how it is called in the verdict
     * @param charts what the manifests were rendered from; none for a folder of the user's
     * @throws IllegalArgumentException when the folder cannot be read as such, or none of the
     *     inputs is in it, so that nothing of the team's would be judged
     */
    public static Subject read(
            Path base, String folder, List<ChartRecord> charts, SubjectInputs declared) {
        ManifestFolder manifests = ManifestFolder.read(base.resolve(folder));
        Subject subject = new Subject(folder, charts, declared);
        for (SubjectInput input : declared.inputs()) {
            subject.found.put(input.name(), input.among(manifests));
            subject.passedOver.addAll(input.passedOver(manifests));
        }
        if (subject.found.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException(
                    "%s: nothing of it concerns this scenario, which looks for %s%s"
                            .formatted(
                                    subject.given(),
                                    String.join(
                                            "; ",
                                            declared.inputs().stream()
                                                    .map(SubjectInput::what)
                                                    .toList()),
                                    subject.passedOver.isEmpty()
                                            ? ""
                                            : "; not taken was "
                                                    + String.join("; ", subject.passedOver)));
        }
        return subject;
    }

    /** The one object of that input, or empty when it was not found or our own is to be used. */
    public Optional<Manifest> manifest(String input) {
        List<Manifest> all = manifests(input);
        return all.isEmpty() ? Optional.empty() : Optional.of(declared.named(input).one(all));
    }

    /** Every object of that input; none when our own is to be used. */
    public List<Manifest> manifests(String input) {
        return found.getOrDefault(input, List.of()).stream()
                .filter(Manifest.class::isInstance)
                .map(Manifest.class::cast)
                .toList();
    }

    /** Whether the team keeps a guard against the incident. */
    public boolean hasGuard() {
        return !guards().isEmpty();
    }

    /** The settings that follow from what was found; none on our own manifests. */
    public Map<String, String> settings() {
        if (declared == null) {
            return Map.of();
        }
        Map<String, String> settings = new LinkedHashMap<>(declared.settings());
        for (SubjectInput input : declared.inputs()) {
            List<? extends Found> theirs = found.get(input.name());
            boolean guarded = input.guardIn(theirs).isPresent();
            if (guarded) {
                settings.putAll(input.guard().settings());
            }
            input.sets()
                    .forEach(
                            (key, reading) -> {
                                boolean ofTheFix = Control.isOfTheFix(key);
                                if (!theirs.isEmpty() && (!ofTheFix || guarded)) {
                                    settings.put(key, input.read(reading, theirs));
                                }
                            });
        }
        return settings;
    }

    /** The versions that follow from what was found, by component. */
    public Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        found.forEach(
                (name, theirs) -> {
                    SubjectInput input = declared.named(name);
                    if (!theirs.isEmpty()) {
                        input.versions()
                                .forEach(
                                        (component, reading) ->
                                                input.value(reading, theirs)
                                                        .map(v -> v.replaceFirst("^v", ""))
                                                        .ifPresent(
                                                                v -> versions.put(component, v)));
                    }
                });
        return versions;
    }

    /** What was found and what was not, for the verdict. */
    public SubjectRecord record() {
        List<String> seen = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (SubjectInput input : declared.inputs()) {
            List<? extends Found> theirs = found.get(input.name());
            theirs.forEach(m -> seen.add(input.what() + ": " + m.label()));
            if (theirs.isEmpty()) {
                missing.add(input.what());
            } else {
                missing.addAll(input.unsaid(theirs));
            }
        }
        return new SubjectRecord(folder, charts, seen, passedOver, missing, guards());
    }

    /** As the user named it. */
    private String given() {
        return charts.isEmpty()
                ? "-D" + PROPERTY + "=" + folder
                : charts.stream()
                        .map(chart -> chart.label() + " (" + chart.options().strip() + ")")
                        .collect(Collectors.joining(", "));
    }

    private List<String> guards() {
        return declared == null
                ? List.of()
                : declared.inputs().stream()
                        .flatMap(input -> input.guardIn(found.get(input.name())).stream())
                        .toList();
    }
}
