package dev.relapse.scenarios.apierrorbudgetburn;

import dev.relapse.cluster.Cluster;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;
import dev.relapse.probe.Probe;
import dev.relapse.proof.Proof;
import dev.relapse.quantity.Baseline;
import dev.relapse.quantity.Quantity;
import dev.relapse.replay.Journal;
import dev.relapse.scenario.Arrange;
import dev.relapse.scenario.Failing;
import dev.relapse.scenario.Fix;
import dev.relapse.scenario.Healthy;
import dev.relapse.scenario.PostMortem;
import dev.relapse.scenario.Recovered;
import dev.relapse.scenario.Reproduce;
import dev.relapse.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * grafana-operator 4.4.1 updates its objects several times a second, and Kyverno answers every
 * change of a Deployment slowly: harmless each, but not together. The story is in
 * scenarios/api-error-budget-burn/README.md.
 */
@PostMortem("api-error-budget-burn")
class ApiErrorBudgetBurnScenario {

    private Platform platform;
    private BudgetProbes see;
    private Findings findings;
    private Extrapolation extrapolation;
    private Instant fixedAt;

    @Arrange
    void aPlatformWithAnOperatorAndAPolicyEngine(
            Cluster cluster,
            ScenarioDefinition scenario,
            Settings settings,
            Subject theirs,
            Journal journal) {
        platform = Platform.install(cluster, scenario, settings, theirs);
        TeamsPolicies.in(theirs).spoken().ifPresent(journal::note);
        Pressure pressure =
                new Pressure(
                        platform.prometheus(),
                        platform.requests(),
                        settings.duration("rate.window"),
                        settings.duration("admission.window"));
        see = new BudgetProbes(platform, settings, pressure, new Baseline());
        findings = new Findings(platform, pressure, journal);
        extrapolation = new Extrapolation(cluster, scenario, platform.prometheus());
        for (Quantity quantity : pressure.all()) {
            journal.sample(
                    quantity.name(),
                    quantity.unit(),
                    Duration.ofSeconds(1),
                    () -> {
                        var value = quantity.at(Instant.now());
                        return value.isPresent() ? value.getAsDouble() : null;
                    });
        }
    }

    @Healthy
    void eachOfTheTwoAloneBurnsNothing(Proof proof, Settings settings, Journal journal) {
        journal.mark("the policies alone");
        platform.putPoliciesInForce();
        healthy(
                proof,
                settings,
                see.kyvernoIsAsked(),
                see.admissionIsQuick(),
                see.theOperatorDoesNothing());
        findings.noteQuantities("The policies without a Grafana", Instant.now());
        extrapolation.learnHealth();
        platform.removePolicies();

        journal.mark("the operator alone");
        platform.grafana().create();
        healthy(
                proof,
                settings,
                mustLoop(settings) ? see.theOperatorLoops() : see.grafanaIsServed());
        findings.noteQuantities("The operator without policies", Instant.now());
    }

    private static boolean mustLoop(Settings settings) {
        return switch (settings.text("operator.alone")) {
            case "loops" -> settings.number("dashboards") > 0;
            case "serves" -> false;
            default -> throw settings.unknown("operator.alone");
        };
    }

    private void healthy(Proof proof, Settings settings, Probe... particular) {
        List<Probe> probes = new ArrayList<>(List.of(particular));
        probes.add(see.theBurnRateIsRecorded());
        probes.add(see.theAlertIsQuiet());
        proof.expect(probes.toArray(Probe[]::new))
                .holdingFor(settings.duration("healthy.window"))
                .within(settings.duration("healthy.limit"));
        Instant now = Instant.now();
        see.learn(now.minus(settings.duration("rate.window").dividedBy(2)), now);
    }

    @Reproduce
    void thePoliciesComeIntoTheClusterWithTheOperator(Settings settings, Journal journal) {
        String incident = settings.text("incident");
        switch (incident) {
            case "both" -> journal.mark("both together");
            case "sweep" -> journal.mark("both together, with policies taken away");
            case "policies" -> platform.removeGrafana();
            default -> throw settings.unknown("incident");
        }
        platform.putPoliciesInForce();
        if (incident.equals("sweep")) {
            new PolicySweep(platform, settings, journal).run();
        }
    }

    @Failing
    void writesAreSlowAndTheErrorBudgetBurns(Proof proof, Settings settings) {
        switch (settings.text("burns.by")) {
            case "latency" -> itBurnsByLatency(proof, settings);
            case "errors" -> itBurnsByErrors(proof, settings);
            default -> throw settings.unknown("burns.by");
        }
        Instant now = Instant.now();
        findings.noteQuantities("Both together", now);
        findings.noteAlerts();
        findings.noteRequests("While it failed", now.minus(settings.duration("rate.window")), now);
        findings.noteReports("While it failed");
        extrapolation.learnIncident();
    }

    private void itBurnsByLatency(Proof proof, Settings settings) {
        proof.expect(
                        see.theAlertFires(),
                        see.theOperatorLoops(),
                        see.admissionIsSlow(),
                        see.kyvernoWaitsForItsOwnLimiter(),
                        see.theBudgetBurns("2022"))
                .holdingFor(settings.duration("failing.window"))
                .within(settings.duration("failing.limit"));
    }

    private void itBurnsByErrors(Proof proof, Settings settings) {
        proof.expect(see.admissionsTimeOut(), see.theBudgetBurns("today"))
                .holdingFor(settings.duration("failing.window"))
                .within(settings.duration("failing.limit"));
        // For moments only: a writer that waits ten seconds for its error gives fewer errors than
        // one in the short window, which was five minutes before it was shortened to five seconds.
        proof.expect(see.todaysAlertFires()).within(settings.duration("failing.limit"));
    }

    @Fix
    void theTwoNoLongerMeet(Settings settings, Journal journal) {
        switch (settings.text("fix")) {
            case "operator" -> platform.upgradeTheOperator();
            case "policies-scoped" -> platform.policies().leaveOut(platform.grafana().namespace());
            case "policies-audit" -> platform.policies().onlyReport();
            case "delete-grafana" -> platform.removeGrafana();
            case "none" -> {}
            default -> throw settings.unknown("fix");
        }
        fixedAt = Instant.now();
        journal.mark("fix: " + settings.text("fix"));
    }

    @Recovered
    void writesAreFastAgainAndStaySo(Proof proof, Settings settings, Journal journal) {
        // Now, while the alert needs its time to resolve anyway.
        journal.note(extrapolation.spoken());
        proof.expect(
                        see.theAlertIsResolved(fixedAt),
                        see.admissionIsBack(),
                        see.kyvernoIsAsked(),
                        platform.policies().areKept(),
                        see.grafanaIsServed(),
                        see.theDashboardsAreInstalled(),
                        settings.text("fix").equals("operator")
                                ? see.theOperatorRests()
                                : see.theOperatorLoops())
                .holdingFor(settings.duration("recovered.window"))
                .within(settings.duration("recovered.limit"));
        findings.noteQuantities("After the fix", Instant.now());
        findings.noteReports("After the fix");
        platform.bystander().close();
    }
}
