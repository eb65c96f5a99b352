package dev.relapse.replay;

import dev.relapse.verdict.SubjectRecord;
import java.util.List;
import java.util.stream.Stream;

/** What a reader should know of the manifests that were judged. */
final class SubjectNotes {

    private SubjectNotes() {}

    static List<String> of(SubjectRecord subject) {
        return Stream.of(
                        subject.found().stream().map(found -> "taken from them: " + found),
                        subject.passedOver().stream().map(other -> "not taken: " + other),
                        subject.missing().stream()
                                .map(missing -> "not in them, so that ours was used: " + missing),
                        subject.guards().isEmpty()
                                ? Stream.of(
                                        "no guard was found in them, so that the published fix was"
                                                + " applied")
                                : subject.guards().stream()
                                        .map(guard -> "their guard, applied as the fix: " + guard))
                .flatMap(notes -> notes)
                .toList();
    }
}
