package dev.relapse.cluster.existing;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.TimerSetting;
import dev.relapse.cluster.hostprograms.HostSite;
import dev.relapse.cluster.hostprograms.HttpsProbe;
import dev.relapse.cluster.hostprograms.KwokProgram;
import dev.relapse.cluster.hostprograms.Launcher;
import dev.relapse.cluster.kwok.KwokSettings;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.process.Run;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** KWOK on this host, for the nodes and pods of this run and no others. */
record KwokBeside(Run run, Launcher launcher, HostSite site, NarrowedGrants grants) {

    private static final String PREFIX = KwokProgram.NAME + ".";

    /**
     * Starts it.
     *
     * @throws IllegalArgumentException for a timer of a program that is not ours to start here
     */
    void start(RunMarks marks, List<TimerSetting> timers) {
        Map<String, String> flags = flags(timers);
        grants.grant(KwokRole.USER, KwokRole.USER);
        grants.grantIn(KwokRole.LEASES, KwokRole.USER, List.of(KwokRole.leases()));
        Kubeconfig kubeconfig = site.kubeconfig(KwokRole.USER);
        int port = run.port(KwokProgram.PORT);
        Artifact artifact = launcher.artifact(KwokProgram.COMPONENT, KwokProgram.NAME);
        var unused =
                launcher.start(
                        artifact,
                        KwokProgram.spec(
                                artifact,
                                new KwokProgram.Setting(
                                        site.hostFolder(),
                                        run.address(),
                                        port,
                                        kubeconfig,
                                        site.servingCertificate(KwokProgram.NAME),
                                        HttpsProbe.anonymous(
                                                site.authority(),
                                                URI.create(
                                                        "https://"
                                                                + run.address()
                                                                + ":"
                                                                + port
                                                                + "/healthz"))),
                                KwokSettings.configuration(marks.labels()),
                                KwokSettings.labelSelector(RunMarks.KEY, marks.run()),
                                flags));
    }

    /** A control plane that others use keeps its own flags. */
    private static Map<String, String> flags(List<TimerSetting> timers) {
        Map<String, String> flags = new HashMap<>();
        for (TimerSetting timer : timers) {
            if (!timer.name().startsWith(PREFIX)) {
                throw new IllegalArgumentException(
                        "the timer '%s' is a flag of a program that runs already on an existing cluster"
                                .formatted(timer.name()));
            }
            flags.put(timer.name().substring(PREFIX.length()), timer.used());
        }
        return flags;
    }
}
