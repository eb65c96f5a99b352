package dev.relapse.artifact.source;

import dev.relapse.artifact.catalogue.Catalogue;
import dev.relapse.artifact.catalogue.ComponentRecipe;
import java.util.Objects;
import java.util.stream.Collectors;

/** Keeps a source that works from the catalogue to the versions which the catalogue has. */
public final class CataloguedOnly implements ArtifactSource {

    private final ArtifactSource source;
    private final Catalogue catalogue;

    public CataloguedOnly(ArtifactSource source, Catalogue catalogue) {
        this.source = Objects.requireNonNull(source, "source");
        this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Answer ask(Wanted wanted) {
        return wanted.isCatalogued()
                ? source.ask(wanted)
                : new Answer.Refusal(
                        "the catalogue has %s at %s only"
                                .formatted(wanted.component().name(), versions(wanted)));
    }

    private String versions(Wanted wanted) {
        return catalogue.versions(wanted.component().name()).stream()
                .map(ComponentRecipe::version)
                .collect(Collectors.joining(", "));
    }
}
