package dev.relapse.scenarios.istiosidecar;

import dev.relapse.cluster.Cluster;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;
import dev.relapse.proof.Proof;
import dev.relapse.replay.Background;
import dev.relapse.replay.Journal;
import dev.relapse.scenario.Arrange;
import dev.relapse.scenario.Failing;
import dev.relapse.scenario.Fix;
import dev.relapse.scenario.Healthy;
import dev.relapse.scenario.PostMortem;
import dev.relapse.scenario.Recovered;
import dev.relapse.scenario.Reproduce;
import dev.relapse.subject.Subject;
import java.time.Instant;

/**
 * Without a default Sidecar every proxy is told of the whole mesh, and an idle workload is scaled
 * to its maximum whenever somebody deploys. The story is in scenarios/istio-sidecar/README.md.
 */
@PostMortem("istio-sidecar")
class IstioSidecarScenario {

    private Mesh mesh;
    private Instant joinedAt;
    private Instant fixedAt;

    @Arrange
    void aSmallMeshWithAnIdleWorkload(
            Cluster cluster,
            ScenarioDefinition scenario,
            Settings settings,
            Subject subject,
            Background background,
            Journal journal) {
        TeamsOwn theirs = TeamsOwn.in(subject, scenario);
        theirs.notes().forEach(journal::note);
        mesh = Mesh.install(cluster, scenario, settings, theirs, background, journal);
    }

    @Healthy
    void theWorkloadRestsAtItsMinimum(
            Proof proof, Settings settings, Background background, Journal journal) {
        Instant began = Instant.now();
        mesh.beginWaves(background, journal);
        proof.expect(
                        mesh.scaling().restsWhilePushesArrive(began),
                        mesh.theProxies().knowTheWholeMesh(),
                        mesh.theProxies().neverServedARequest(),
                        mesh.theAutoscalerComputes())
                .within(settings.duration("healthy.limit"));
    }

    @Reproduce
    void theRestOfTheCompanyJoinsTheMesh(Settings settings, Journal journal) {
        joinedAt = Instant.now();
        switch (settings.text("incident")) {
            case "company" -> {
                journal.mark("the company joins the mesh");
                mesh.theCompanyJoins();
            }
            case "sweep" -> {
                mesh.theCompanyJoinsInSteps(journal);
                joinedAt = Instant.now();
            }
            case "none" -> {}
            default -> throw settings.unknown("incident");
        }
    }

    @Failing
    void theAutoscalerTakesItToItsMaximumWithoutTraffic(Proof proof, Settings settings) {
        // Not those of the joining itself: it takes every core, and scrapes come late.
        Instant joined = Instant.now();
        boolean cycles = !settings.text("target").equals("memory");
        if (cycles) {
            proof.expect(mesh.scaling().climbs(joinedAt))
                    .within(settings.duration("failing.limit"));
            // It goes back in a gap, and the fix is to come in the same one.
            mesh.letTheTeamsWait();
        }
        proof.expect(
                        cycles
                                ? mesh.scaling().cycles(joinedAt)
                                : mesh.scaling().staysAtItsMaximum(joinedAt),
                        mesh.scaling().scaledByTheAutoscalerAlone(joinedAt),
                        mesh.theProxies().knowTheWholeMesh(),
                        mesh.theProxies().neverServedARequest(),
                        mesh.theProxies().reportWhatTheyUse(joined))
                .within(settings.duration("failing.limit"));
    }

    @Fix
    void aDefaultSidecarInTheRootNamespace(Settings settings, Journal journal) {
        mesh.betweenWavesToRest(() -> fix(settings, journal));
    }

    private void fix(Settings settings, Journal journal) {
        fixedAt = Instant.now();
        switch (settings.text("fix")) {
            case "sidecar" -> {
                journal.mark("a default Sidecar in istio-system");
                mesh.applyTheDefaultSidecar();
            }
            case "sidecar-and-restart" -> {
                journal.mark("a default Sidecar in istio-system");
                mesh.applyTheDefaultSidecar();
                journal.mark("rolling restart of microdemo");
                mesh.restartTheWorkload();
            }
            case "guard" -> {
                journal.mark("the guard");
                mesh.applyTheGuard();
                // Envoy keeps what it has, so that on memory nothing is to be seen before this.
                if (settings.text("target").equals("memory")) {
                    journal.mark("rolling restart of microdemo");
                    mesh.restartTheWorkload();
                }
            }
            case "restart" -> {
                journal.mark("rolling restart of microdemo");
                mesh.restartTheWorkload();
            }
            case "scale" -> mesh.workload().scaleByHand(settings.number("replicas.min"));
            case "delete-hpa" -> mesh.workload().deleteTheAutoscaler();
            case "none" -> {}
            default -> throw settings.unknown("fix");
        }
    }

    @Recovered
    void itReturnsToItsMinimumAndStays(Proof proof, Settings settings) {
        proof.expect(
                        mesh.scaling().restsWithoutPushes(fixedAt),
                        mesh.scaling().scaledByTheAutoscalerAlone(fixedAt),
                        mesh.theProxiesAreScoped(),
                        mesh.theProxies().neverServedARequest(),
                        mesh.theAutoscalerComputes())
                .within(settings.duration("recovered.limit"));
    }
}
