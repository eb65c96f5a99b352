package dev.relapse.artifact.source;

import dev.relapse.artifact.Executables;
import dev.relapse.artifact.UnavailableException;
import dev.relapse.artifact.progress.BuildProgress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code go} command of this machine. */
public final class GoToolchain {

    private final Map<String, String> environment;
    private final BuildProgress progress;

    /**
     * The one on the PATH.
     *
     * @param environment of the user; proxies, GOPROXY, GOCACHE and the like are honoured
     */
    public GoToolchain(Map<String, String> environment, BuildProgress progress) {
        this.environment = Map.copyOf(environment);
        this.progress = progress;
    }

    /**
     * Why it cannot build a module that asks for {@code needed}, or empty when it can.
     *
     * @see <a href="https://go.dev/doc/toolchain">Go toolchains: GOTOOLCHAIN=local forbids go to
     *     fetch a newer one by itself</a>
     */
    Optional<String> obstacle(String needed) {
        Optional<Path> go = go();
        if (go.isEmpty()) {
            return Optional.of(
                    "there is no go on the PATH; install Go %s or newer from https://go.dev/dl"
                            .formatted(needed));
        }
        try {
            List<String> told =
                    new Tool(environment, BuildProgress.SILENT)
                            .run(
                                    "asking go for its version",
                                    Path.of("/"),
                                    List.of(go.get().toString(), "env", "GOVERSION", "GOTOOLCHAIN"))
                            .lines()
                            .toList();
            GoVersion version = GoVersion.parse(told.get(0));
            boolean mayUpgrade = told.size() > 1 && !told.get(1).startsWith("local");
            return version.compareTo(GoVersion.parse(needed)) >= 0 || mayUpgrade
                    ? Optional.empty()
                    : Optional.of(
                            "%s is %s, and go.mod asks for %s; install that or a newer one"
                                    .formatted(go.get(), told.get(0), needed));
        } catch (UnavailableException | IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted while asking go for its version");
        }
    }

    /**
     * Runs {@code go} for this platform, with nothing left to chance.
     *
     * @param temporary for what go deletes at its end; it does not come to that when it is killed
     */
    void run(String work, Platform platform, Path folder, Path temporary, List<String> command)
            throws UnavailableException, InterruptedException {
        Map<String, String> strict = new HashMap<>(environment);
        strict.put("CGO_ENABLED", "0");
        strict.put("GOFLAGS", "-buildvcs=false -mod=readonly");
        strict.put("GOWORK", "off");
        strict.put("GOOS", platform.os());
        strict.put("GOARCH", platform.arch());
        strict.put("GOTMPDIR", temporary.toString());
        strict.put("TMPDIR", temporary.toString());
        new Tool(strict, progress).run(work, folder, command);
    }

    Optional<Path> go() {
        return new Executables(environment).find("go");
    }
}
