package dev.relapse.artifact.store;

import dev.relapse.artifact.ArtifactSettings;
import dev.relapse.artifact.FidelityChoice;
import dev.relapse.artifact.ImageSettings;
import dev.relapse.artifact.cache.ArtifactCache;
import dev.relapse.artifact.catalogue.Catalogue;
import dev.relapse.artifact.progress.BuildProgress;
import dev.relapse.artifact.registry.RegistryClient;
import dev.relapse.artifact.source.ArtifactSource;
import dev.relapse.artifact.source.CacheSource;
import dev.relapse.artifact.source.CataloguedOnly;
import dev.relapse.artifact.source.ClassPath;
import dev.relapse.artifact.source.EntryKeys;
import dev.relapse.artifact.source.GivenPathSource;
import dev.relapse.artifact.source.GoModuleSource;
import dev.relapse.artifact.source.GoToolchain;
import dev.relapse.artifact.source.ImageEntries;
import dev.relapse.artifact.source.ImageSource;
import dev.relapse.artifact.source.OnlineOnly;
import dev.relapse.artifact.source.Pip;
import dev.relapse.artifact.source.Platform;
import dev.relapse.artifact.source.SimulationSource;
import dev.relapse.artifact.source.WheelSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every source there is, in the order of the design. */
final class StandardSources {

    private StandardSources() {}

    static List<ArtifactSource> of(
            Catalogue catalogue,
            ArtifactSettings settings,
            Map<String, String> environment,
            BuildProgress progress) {
        Platform platform = Platform.current();
        EntryKeys keys = new EntryKeys(platform);
        ImageSettings images = settings.images();
        ArtifactCache cache = new ArtifactCache(settings.home(), progress);
        GoToolchain go = new GoToolchain(environment, progress);
        Pip pip = new Pip(environment, progress);
        boolean offline = settings.offline();
        List<ArtifactSource> sources = new ArrayList<>();
        ImageEntries entries = new ImageEntries(cache, keys, platform, progress);
        RegistryClient registry =
                new RegistryClient(images.registries(), environment, images.limits());
        sources.add(
                new CataloguedOnly(
                        new CacheSource(cache, keys, entries, images.lock()), catalogue));
        sources.add(
                online(
                        new ImageSource(entries, registry, images.lock(), platform),
                        offline,
                        catalogue));
        sources.add(online(new GoModuleSource(cache, keys, go, platform), offline, catalogue));
        sources.add(online(new WheelSource(cache, keys, pip, platform), offline, catalogue));
        ArtifactSource simulation =
                new CataloguedOnly(
                        new SimulationSource(ClassPath.current(), settings.fidelity()), catalogue);
        boolean first = settings.fidelity() == FidelityChoice.SIMULATED;
        sources.add(first ? 0 : sources.size(), simulation);
        // A path given by hand is the most definite wish of all, also when simulations are.
        sources.add(0, new GivenPathSource(settings.given()));
        return sources;
    }

    private static ArtifactSource online(
            ArtifactSource source, boolean offline, Catalogue catalogue) {
        return new CataloguedOnly(new OnlineOnly(source, offline), catalogue);
    }
}
