package dev.relapse.scenarios.kubeadmcontainerdimages;

import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;
import dev.relapse.process.Finished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/**
 * What was done about it, and what is no remedy.
 *
 * @param node the machine on which it is done
 * @param scenario whose folder holds the team's script
 */
record Fixes(NodeImage node, ScenarioDefinition scenario) {

    private static final String SCRIPT = "/opt/pre-pull.sh";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Applies the one that the settings name; what the last command said. */
    Finished apply(Settings settings) {
        return node.baking(() -> remedy(settings));
    }

    private Finished remedy(Settings settings) {
        return switch (settings.text("fix")) {
            case "script" ->
                    script(
                            settings.text("sandbox.key"),
                            settings.text("registry").equals("password"));
            case "script-without-login" -> script(settings.text("sandbox.key"), false);
            case "script-on-a-list-without-pause" -> scriptOnAListWithoutPause();
            case "kubeadm-socket" -> pullThroughTheSocket(settings);
            case "pull-only" -> pullOnly();
            case "sandbox-image-only" -> {
                node.containerd().setSandboxImage(node.kubeadm().pauseImage());
                yield node.machine().run("true");
            }
            case "pre-pull-again" -> node.kubeadm().pull();
            case "none" -> node.machine().run("true");
            default ->
                    throw new IllegalArgumentException(
                            "this scenario knows no fix '" + settings.text("fix") + "'");
        };
    }

    /** What a kubeadm would do to the script whose list lacked the pause image. */
    private Finished scriptOnAListWithoutPause() {
        String shadow = "/usr/local/sbin/kubeadm";
        node.machine()
                .write(shadow, "#!/bin/sh\n/usr/local/bin/kubeadm \"$@\" | grep -v /pause:\n");
        node.machine().run("chmod", "755", shadow).orFail();
        Finished stumbled = script("sandbox_image", false);
        node.machine().run("rm", shadow).orFail();
        return stumbled;
    }

    private Finished script(String key, boolean login) {
        try {
            node.machine()
                    .write(SCRIPT, Files.readString(scenario.folder().resolve("fix/pre-pull.sh")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String who =
                login
                        ? "REGISTRY_LOGIN=" + PrivateRegistry.USER + ":" + PrivateRegistry.PASSWORD
                        : "REGISTRY_LOGIN=";
        return node.machine()
                .runWith(
                        "",
                        LIMIT,
                        List.of(
                                "env",
                                who,
                                "sh",
                                SCRIPT,
                                PrivateRegistry.HOST,
                                node.kubeadm().version(),
                                key));
    }

    /**
     * A team's way without a script: its kubeadm is told the runtime's socket, and its containerd
     * the sandbox image, which is in the team's own registry as everything else is here.
     */
    private Finished pullThroughTheSocket(Settings settings) {
        String theirs = settings.text("sandbox.image");
        if (!theirs.isBlank()) {
            String repository = settings.text("sandbox.repository") + "/";
            node.containerd()
                    .setSandboxImage(
                            theirs.startsWith(repository)
                                    ? PrivateRegistry.HOST
                                            + "/"
                                            + theirs.substring(repository.length())
                                    : theirs);
        }
        // On a host the one folder is a link to the other.
        return node.kubeadm()
                .pullThrough(settings.text("fix.socket").replaceFirst("/var/run/", "/run/"));
    }

    /** Half of it: containerd keeps the sandbox image that it was built with. */
    private Finished pullOnly() {
        for (String image : node.kubeadm().images()) {
            node.containerd().ctr(Containerd.KUBERNETES, "images", "pull", image).orFail();
        }
        return node.machine().run("true");
    }
}
