package dev.relapse.artifact.source;

import dev.relapse.artifact.Executables;
import dev.relapse.artifact.UnavailableException;
import dev.relapse.artifact.progress.BuildProgress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pip of this machine, as {@code python3 -m pip}. */
public final class Pip {

    private static final String REMEDY =
            "install Python 3 with pip (on Debian: apt-get install python3-pip)";

    // Takes a fraction of the time that pip itself takes to start.
    private static final String HAS_PIP =
            "import importlib.util, sys; sys.exit(importlib.util.find_spec('pip') is None)";

    private final Map<String, String> environment;
    private final BuildProgress progress;

    /**
     * That of the python3 on the PATH.
     *
     * @param environment of the user; PIP_INDEX_URL and pip's other variables are honoured
     */
    public Pip(Map<String, String> environment, BuildProgress progress) {
        this.environment = Map.copyOf(environment);
        this.progress = progress;
    }

    /** Why there is none, or empty when there is one. */
    Optional<String> obstacle() {
        if (python().isEmpty()) {
            return Optional.of("there is no python3 on the PATH; " + REMEDY);
        }
        try {
            List<String> command = List.of(python().get().toString(), "-c", HAS_PIP);
            new Tool(environment, BuildProgress.SILENT)
                    .run("looking for pip", Path.of("/"), command);
            return Optional.empty();
        } catch (UnavailableException e) {
            return Optional.of("python3 has no pip; " + REMEDY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted while looking for pip");
        }
    }

    /**
     * Downloads one wheel, without what it depends on, into {@code folder}.
     *
     * @param temporary for what pip deletes at its end; it does not come to that when it is killed
     */
    void download(
            String work,
            String distribution,
            String version,
            String platform,
            Path folder,
            Path temporary)
            throws UnavailableException, InterruptedException {
        Path python =
                python().orElseThrow(() -> new UnavailableException("python3 is gone meanwhile"));
        Map<String, String> own = new HashMap<>(environment);
        own.put("TMPDIR", temporary.toString());
        new Tool(own, progress)
                .run(
                        work,
                        folder,
                        List.of(
                                python.toString(),
                                "-m",
                                "pip",
                                "download",
                                "--disable-pip-version-check",
                                "--progress-bar=off",
                                "--no-cache-dir",
                                "--no-deps",
                                "--only-binary=:all:",
                                "--platform",
                                platform,
                                "-d",
                                folder.toString(),
                                distribution + "==" + version));
    }

    private Optional<Path> python() {
        return new Executables(environment).find("python3");
    }
}
