package dev.relapse.artifact.source;

import dev.relapse.artifact.cache.EntryKey;
import dev.relapse.artifact.cache.Sha256;
import dev.relapse.artifact.catalogue.ComponentRecipe;
import dev.relapse.artifact.catalogue.GoModuleRecipe;
import dev.relapse.artifact.catalogue.ImageRecipe;
import dev.relapse.artifact.catalogue.WheelRecipe;
import dev.relapse.artifact.image.ImageLock;
import dev.relapse.artifact.registry.Digest;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Under which key a program is cached: a changed recipe is another key. */
public final class EntryKeys {

    private static final Set<String> NOT_BUILT_FROM = Set.of("component.yaml", ImageLock.FILE);

    private final Platform platform;

    public EntryKeys(Platform platform) {
        this.platform = Objects.requireNonNull(platform, "platform");
    }

    /** That of the program out of its image; empty when the catalogue has none with a path. */
    Optional<EntryKey> image(Wanted wanted, Digest digest) {
        return wanted.program()
                .image()
                .flatMap(ImageRecipe::path)
                .map(
                        path ->
                                key(
                                        wanted,
                                        new Sha256()
                                                .add("file of an image")
                                                .add(digest.toString())
                                                .add(path)));
    }

    /** That of the program built or out of a wheel; empty where the catalogue has no such way. */
    Optional<EntryKey> of(Wanted wanted) {
        return wanted.program()
                .goModule()
                .map(module -> goModule(wanted, module))
                .or(
                        () ->
                                wanted.program()
                                        .pythonWheel()
                                        .flatMap(wheel -> pythonWheel(wanted, wheel)));
    }

    // Everything in the folder counts, so that a patched source is a new entry too. The texts of
    // component.yaml that decide what is built are added one by one: a comment decides nothing.
    private EntryKey goModule(Wanted wanted, GoModuleRecipe module) {
        return key(
                wanted,
                new Sha256()
                        .add("go build -trimpath, CGO_ENABLED=0")
                        .add(module.mainPackage())
                        .add(String.join(",", module.tags()))
                        .add(module.ldflags())
                        .addFolder(
                                wanted.component().folder(),
                                file -> isBuiltFrom(wanted.component().folder(), file)));
    }

    private static boolean isBuiltFrom(Path folder, Path file) {
        return !NOT_BUILT_FROM.contains(file.getFileName().toString())
                && !file.startsWith(folder.resolve(ComponentRecipe.VERSIONS));
    }

    private Optional<EntryKey> pythonWheel(Wanted wanted, WheelRecipe recipe) {
        return Optional.ofNullable(recipe.wheels().get(platform.arch()))
                .map(
                        wheel ->
                                key(
                                        wanted,
                                        new Sha256()
                                                .add("member of a wheel")
                                                .add(wheel.sha256())
                                                .add(recipe.member())));
    }

    private EntryKey key(Wanted wanted, Sha256 recipe) {
        return new EntryKey(
                wanted.component().name(),
                wanted.version(),
                platform.toString(),
                wanted.program().name(),
                recipe.hex());
    }
}
