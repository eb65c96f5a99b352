package dev.relapse.host;

import dev.relapse.process.NamespaceRights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * New namespaces of one kind: as root, or in a user namespace where the kernel lets anybody make
 * one.
 *
 * @param kind as an option of unshare(1): {@code net} or {@code mount}
 */
public record Namespaces(String kind) implements HostNeed {

    private static final int LIMIT_SECONDS = 10;

    @Override
    public String inWords() {
        return kind + " namespaces";
    }

    @Override
    public Optional<Missing> missing() {
        List<String> command = new ArrayList<>(NamespaceRights.here().unshare(kind));
        command.add("true");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return Optional.empty();
            }
            process.destroyForcibly();
            return Optional.of(
                    new Missing(
                            "this machine lets nobody make a " + kind + " namespace here",
                            "run as root, or allow user namespaces (sysctl"
                                    + " kernel.unprivileged_userns_clone=1, or"
                                    + " kernel.apparmor_restrict_unprivileged_userns=0)"));
        } catch (IOException e) {
            return Optional.of(
                    new Missing(
                            "there is no command unshare on PATH",
                            "install it, on Debian with: apt-get install util-linux"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Missing("the check was interrupted", "run it again"));
        }
    }
}
