package dev.relapse.host;

import dev.relapse.process.ExecutableFile;
import java.util.Optional;

/**
 * A command of the machine.
 *
 * @param name the command, on PATH
 * @param debianPackage the Debian package that brings it
 */
public record Command(String name, String debianPackage) implements HostNeed {

    @Override
    public String inWords() {
        return name;
    }

    @Override
    public Optional<Missing> missing() {
        return ExecutableFile.onPath(name).isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Missing(
                                "there is no command " + name + " on PATH",
                                "install it, on Debian with: apt-get install " + debianPackage));
    }
}
