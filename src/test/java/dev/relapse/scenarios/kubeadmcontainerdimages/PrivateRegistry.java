package dev.relapse.scenarios.kubeadmcontainerdimages;

import dev.relapse.cluster.capability.PrivateMachine;
import dev.relapse.pki.CertificateAuthority;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.process.Finished;
import dev.relapse.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The team's own registry: the CNCF distribution on the machine's loopback, with a certificate that
 * the machine trusts. What was pushed outlives its end.
 */
final class PrivateRegistry {

    static final String HOST = "registry.platform.test";
    static final String USER = "platform";
    static final String PASSWORD = "opensesame";

    private static final String FOLDER = "/etc/team-registry";
    private static final String CONFIG = FOLDER + "/config.yml";
    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    private final PrivateMachine machine;
    private Program running;
    private int starts;

    private PrivateRegistry(PrivateMachine machine) {
        this.machine = machine;
    }

    /** Installs it, and does not start it yet. */
    static PrivateRegistry install(PrivateMachine machine) {
        machine.useHostCommand("docker-registry");
        CertificateAuthority authority = new CertificateAuthority("team");
        try {
            Path folder = Files.createDirectories(machine.file(FOLDER));
            authority.server(HOST, List.of(HOST), List.of("127.0.0.1")).write(folder, "registry");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the registry's certificate", e);
        }
        // The first file in which Go programs look for authorities.
        machine.write("/etc/ssl/certs/ca-certificates.crt", authority.certificatePem());
        machine.write("/etc/hosts", "127.0.0.1 localhost machine " + HOST + "\n");
        return new PrivateRegistry(machine);
    }

    /** Lets anybody in. */
    void start() {
        start("");
    }

    /** Lets in who knows the password. */
    void startWithPassword() {
        // The registry takes bcrypt only:
        // https://distribution.github.io/distribution/about/configuration/#htpasswd
        String hash =
                machine.run(
                                "perl",
                                "-e",
                                "print crypt($ARGV[0], q($2y$05$abcdefghijklmnopqrstuu))",
                                PASSWORD)
                        .orFail()
                        .output();
        machine.write(FOLDER + "/htpasswd", USER + ":" + hash + "\n");
        start("auth: {htpasswd: {realm: team, path: " + FOLDER + "/htpasswd}}\n");
    }

    private void start(String authentication) {
        machine.write(
                CONFIG,
                """
                version: 0.1
                storage: {filesystem: {rootdirectory: /var/lib/team-registry}}
                http:
                  addr: 127.0.0.1:443
                  tls: {certificate: %s/registry.crt, key: %s/registry.key}
                """
                                .formatted(FOLDER, FOLDER)
                        + authentication);
        starts++;
        running =
                machine.start(
                        starts == 1 ? "registry" : "registry." + starts,
                        List.of("docker-registry", "serve", CONFIG),
                        Probe.of(
                                "the registry takes connections",
                                () ->
                                        connects()
                                                ? Observation.holds(HOST, 1)
                                                : Observation.nothing("not yet")),
                        START_LIMIT);
    }

    void stop() {
        running.stop(Duration.ofSeconds(5));
    }

    /** Nobody listens where the registry was: whatever starts now starts from what is here. */
    Probe isGone() {
        return Probe.of(
                "the registry is gone",
                () -> {
                    Finished attempt = connect();
                    return attempt.said().contains("Connection refused")
                            ? Observation.holds(HOST + " refuses connections", 1)
                            : Observation.notYet(HOST + ": " + attempt.said(), 1);
                });
    }

    private boolean connects() {
        return connect().succeeded();
    }

    private Finished connect() {
        return machine.run("bash", "-c", ": </dev/tcp/" + HOST + "/443");
    }
}
