package dev.relapse.artifact.source;

import dev.relapse.artifact.Fidelity;
import dev.relapse.artifact.cache.ArtifactCache;
import dev.relapse.artifact.cache.EntryKey;
import dev.relapse.artifact.catalogue.GoModFile;
import dev.relapse.artifact.catalogue.GoModuleRecipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/** Builds a program from its pinned Go module, with the local Go toolchain, into the cache. */
public final class GoModuleSource implements ArtifactSource {

    private final ArtifactCache cache;
    private final EntryKeys keys;
    private final GoToolchain toolchain;
    private final Platform platform;

    public GoModuleSource(
            ArtifactCache cache, EntryKeys keys, GoToolchain toolchain, Platform platform) {
        this.cache = Objects.requireNonNull(cache, "cache");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.toolchain = Objects.requireNonNull(toolchain, "toolchain");
        this.platform = Objects.requireNonNull(platform, "platform");
    }

    @Override
    public String name() {
        return "go module";
    }

    @Override
    public Answer ask(Wanted wanted) {
        if (wanted.program().goModule().isEmpty()) {
            return new Answer.Refusal("the catalogue names none");
        }
        GoModuleRecipe recipe = wanted.program().goModule().get();
        String origin = recipe.module() + "@" + recipe.version();
        return neededGo(wanted)
                .flatMap(toolchain::obstacle)
                .<Answer>map(obstacle -> new Answer.Refusal(origin + ": " + obstacle))
                .orElseGet(() -> offer(wanted, recipe, origin));
    }

    private Answer.Offer offer(Wanted wanted, GoModuleRecipe recipe, String origin) {
        EntryKey key = keys.of(wanted).orElseThrow();
        return new Answer.Offer(
                Fidelity.REAL,
                "build from go module " + origin,
                recipe.estimate(),
                () ->
                        CachedArtifacts.of(
                                wanted,
                                cache.getOrBuild(
                                        key, new GoBuild(wanted, recipe, toolchain, platform))));
    }

    private static Optional<String> neededGo(Wanted wanted) {
        try {
            return Optional.of(
                    GoModFile.read(wanted.component().folder().resolve("go.mod"))
                            .goVersion()
                            .orElse("1.21"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
