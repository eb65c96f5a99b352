package dev.relapse.cluster.machine;

import dev.relapse.artifact.Fidelity;
import dev.relapse.cluster.Component;
import dev.relapse.cluster.capability.PrivateMachine;
import dev.relapse.process.Finished;
import dev.relapse.process.ProgramFailed;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command that this host brings. */
record HostCommand(PrivateMachine machine, String name) {

    /** Upstream's part of the version: Debian writes {@code 1.6.20~ds1}. */
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+(\\.\\d+)?");

    /** What it is, as it says itself and the package manager knows. */
    Component component() {
        String file =
                machine.run("sh", "-c", "readlink -f -- \"$(command -v " + name + ")\"")
                        .orFail()
                        .output()
                        .strip();
        return new Component(name, version(), Fidelity.REAL, source(file), sha256(file));
    }

    private String version() {
        String said = machine.run(name, "--version").orFail().said();
        Matcher version = VERSION.matcher(said);
        if (!version.find()) {
            throw new ProgramFailed(name + " --version names no version: " + said);
        }
        return version.group();
    }

    private String source(String file) {
        Finished owner = machine.run("dpkg-query", "-S", file);
        if (!owner.succeeded()) {
            return file + " of this host";
        }
        String packageName = owner.output().split(":", -1)[0];
        String version = machine.run("dpkg-query", "-W", "-f", "${Version}", packageName).output();
        return "Debian package " + packageName + " " + version;
    }

    private String sha256(String file) {
        return machine.run("sha256sum", "--", file).orFail().output().split(" ", -1)[0];
    }
}
