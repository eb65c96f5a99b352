package dev.relapse.subject;

import dev.relapse.verdict.Control;
import dev.relapse.verdict.SubjectRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a scenario has found of its inputs in a team's manifests. Immutable. */
public final class Subject {

    /** How the folder is named: {@code -Drelapse.subject=<folder>}. */
    public static final String PROPERTY = "relapse.subject";

    private final String folder;
    private final SubjectInputs declared;
    private final Map<String, List<Manifest>> found = new LinkedHashMap<>();

    private Subject(String folder, SubjectInputs declared) {
        this.folder = folder;
        this.declared = declared;
    }

    /** That of a replay on our own manifests. */
    public static Subject none() {
        return new Subject("", null);
    }

    /**
     * Looks for the inputs in a folder of rendered manifests.
     *
     * @param base where the folder is looked for when it is no absolute path
     * @param folder as it was given, which is how it is called in the verdict
     * @throws IllegalArgumentException when the folder cannot be read as such, or none of the
     *     inputs is in it, so that nothing of the team's would be judged
     */
    public static Subject read(Path base, String folder, SubjectInputs declared) {
        List<Manifest> manifests = ManifestFolder.read(base.resolve(folder));
        Subject subject = new Subject(folder, declared);
        for (SubjectInput input : declared.inputs()) {
            subject.found.put(input.name(), input.findIn(manifests));
        }
        if (subject.found.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException(
                    "-D%s=%s: nothing of it concerns this scenario, which looks for %s"
                            .formatted(
                                    PROPERTY,
                                    folder,
                                    String.join(
                                            "; ",
                                            declared.inputs().stream()
                                                    .map(SubjectInput::what)
                                                    .toList())));
        }
        return subject;
    }

    /** The one object of that input, or empty when it was not found or our own is to be used. */
    public Optional<Manifest> manifest(String input) {
        List<Manifest> all = found.getOrDefault(input, List.of());
        if (all.size() > 1) {
            throw new IllegalArgumentException(
                    "there is more than one of %s: %s; leave one"
                            .formatted(
                                    declared.named(input).what(),
                                    all.stream().map(Manifest::label).toList()));
        }
        return all.stream().findFirst();
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
            List<Manifest> theirs = found.get(input.name());
            if (input.hasGuard(theirs)) {
                settings.putAll(input.guard().settings());
            }
            input.sets()
                    .forEach(
                            (key, reading) -> {
                                boolean ofTheFix = Control.isOfTheFix(key);
                                if (!theirs.isEmpty() && (!ofTheFix || input.hasGuard(theirs))) {
                                    settings.put(key, input.read(reading, theirs));
                                }
                            });
        }
        return settings;
    }

    /** What was found and what was not, for the verdict. */
    public SubjectRecord record() {
        List<String> seen = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (SubjectInput input : declared.inputs()) {
            List<Manifest> theirs = found.get(input.name());
            theirs.forEach(m -> seen.add(input.what() + ": " + m.label()));
            if (theirs.isEmpty()) {
                missing.add(input.what());
            }
        }
        return new SubjectRecord(folder, seen, missing, guards());
    }

    private List<String> guards() {
        return declared == null
                ? List.of()
                : declared.inputs().stream()
                        .filter(input -> input.hasGuard(found.get(input.name())))
                        .map(
                                input ->
                                        input.guard()
                                                .argument()
                                                .map(argument -> argument + " in " + input.what())
                                                .orElse(input.what()))
                        .toList();
    }
}
