package dev.relapse.artifact.source;

import dev.relapse.artifact.UnavailableException;
import dev.relapse.artifact.cache.EntryBuilder;
import dev.relapse.artifact.catalogue.GoModuleRecipe;
import dev.relapse.file.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One {@code go build}. */
record GoBuild(Wanted wanted, GoModuleRecipe recipe, GoToolchain toolchain, Platform platform)
        implements EntryBuilder {

    @Override
    public String work() {
        return "building %s from go module %s".formatted(wanted.spoken(), recipe.module());
    }

    @Override
    public String source() {
        return "go module %s@%s".formatted(recipe.module(), recipe.version());
    }

    @Override
    public Duration estimate() {
        return recipe.estimate();
    }

    // In a copy, because go may write to go.mod's folder and the catalogue belongs to the user.
    @Override
    public void build(Path workspace, Path target)
            throws UnavailableException, IOException, InterruptedException {
        Path copy = workspace.resolve("module");
        Folders.copy(wanted.component().folder(), copy);
        Path temporary = Files.createDirectory(workspace.resolve("tmp"));
        toolchain.run(work(), platform, copy, temporary, command(target));
    }

    private List<String> command(Path target) throws UnavailableException {
        Path go =
                toolchain.go().orElseThrow(() -> new UnavailableException("go is gone meanwhile"));
        List<String> command = new ArrayList<>(List.of(go.toString(), "build", "-trimpath"));
        if (!recipe.tags().isEmpty()) {
            command.addAll(List.of("-tags", String.join(",", recipe.tags())));
        }
        if (List.of(recipe.ldflags().split(" ")).contains("-w")) {
            // What the linker is to leave out need not be compiled: a sixth of the time of a build.
            command.add("-gcflags=all=-dwarf=false");
        }
        command.addAll(List.of("-ldflags", recipe.ldflags()));
        command.addAll(List.of("-o", target.toString(), recipe.mainPackage()));
        return command;
    }
}
