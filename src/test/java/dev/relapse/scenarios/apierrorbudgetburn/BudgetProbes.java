package dev.relapse.scenarios.apierrorbudgetburn;

import dev.relapse.definition.Settings;
import dev.relapse.kubernetes.WorkloadProbes;
import dev.relapse.monitoring.AlertFires;
import dev.relapse.monitoring.AlertQuiet;
import dev.relapse.monitoring.AlertResolved;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.quantity.AgainstBaseline;
import dev.relapse.quantity.Baseline;
import dev.relapse.quantity.ClientSideThrottling;
import dev.relapse.quantity.Quantity;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;

/** What this scenario looks at. */
final class BudgetProbes {

    /** Below it a rate or a share counts as none, however little it was in health. */
    private static final double NEXT_TO_NOTHING = 0.01;

    private final Platform platform;
    private final Settings settings;
    private final Pressure pressure;
    private final Baseline baseline;
    private final AgainstBaseline against;

    BudgetProbes(Platform platform, Settings settings, Pressure pressure, Baseline baseline) {
        this.platform = platform;
        this.settings = settings;
        this.pressure = pressure;
        this.baseline = baseline;
        this.against = new AgainstBaseline(baseline);
    }

    /** Remembers a stretch that was seen to be healthy. */
    void learn(Instant from, Instant until) {
        for (Quantity quantity : pressure.all()) {
            baseline.learn(quantity, from, until, java.time.Duration.ZERO);
        }
    }

    /** The operator updates its Deployment at least as often as its loop does. */
    Probe theOperatorLoops() {
        return atLeast(pressure.operatorUpdates(), settings.decimal("loop.least"));
    }

    Probe theOperatorDoesNothing() {
        return atMost(pressure.operatorUpdates(), 0);
    }

    /** Once in ten seconds, as the operator's own requeue delay has it, give or take one. */
    Probe theOperatorRests() {
        return atMost(pressure.operatorUpdates(), settings.decimal("rest.most"));
    }

    Probe kyvernoIsAsked() {
        return atLeast(pressure.admissions(), NEXT_TO_NOTHING);
    }

    Probe admissionIsQuick() {
        return atMost(pressure.admissionSeconds(), settings.decimal("admission.floor"));
    }

    /** Slow also by what the rules allow a write: on a busy machine nothing is quick. */
    Probe admissionIsSlow() {
        return against.exceeds(
                pressure.admissionSeconds(),
                settings.decimal("slow.factor"),
                settings.decimal("admission.floor"));
    }

    /** And it is slow because of what Kyverno asks, not because the machine is busy. */
    Probe kyvernoWaitsForItsOwnLimiter() {
        return new ClientSideThrottling(
                "Kyverno",
                platform.requests(),
                platform.policies()::isQuestion,
                Kyverno.questionsPerSecond(settings),
                settings.duration("rate.window"));
    }

    Probe admissionIsBack() {
        return against.isBack(pressure.admissionSeconds(), settings.decimal("admission.floor"));
    }

    /** By the rules of an era: 2022 or today. */
    Probe theBudgetBurns(String era) {
        return against.exceeds(
                pressure.burnRate(era), settings.decimal("slow.factor"), NEXT_TO_NOTHING);
    }

    /** The API server waits in vain, and refuses what it wanted judged. */
    Probe admissionsTimeOut() {
        return atLeast(pressure.failedAdmissions(), NEXT_TO_NOTHING);
    }

    Probe theAlertFires() {
        return new AlertFires(platform.prometheus(), BurnRatePair.ALERT);
    }

    /** The alert by today's rules. */
    Probe todaysAlertFires() {
        return new AlertFires(platform.prometheus(), BurnRatePair.ALERT_TODAY);
    }

    Probe theAlertIsQuiet() {
        return new AlertQuiet(
                platform.prometheus(),
                BurnRatePair.ALERT,
                settings.duration("healthy.window"),
                settings.number("evaluations.least"));
    }

    Probe theAlertIsResolved(Instant sinceTheFix) {
        return new AlertResolved(
                platform.prometheus(),
                BurnRatePair.ALERT,
                sinceTheFix,
                settings.number("evaluations.least"));
    }

    Probe grafanaIsServed() {
        return WorkloadProbes.isReady(
                platform.client(), platform.grafana().namespace(), Grafana.DEPLOYMENT);
    }

    /** An operator that cannot reach Grafana does not loop, either. */
    Probe theDashboardsAreInstalled() {
        int all = settings.number("dashboards");
        return Probe.of(
                "every dashboard is in Grafana",
                () -> {
                    int installed = platform.grafana().installedDashboards();
                    String observed = installed + " of " + all + " dashboards";
                    return installed == all
                            ? Observation.holds(observed, all)
                            : Observation.notYet(observed, all);
                });
    }

    /** A rule that records nothing can never fire: the pitfall of this alert. */
    Probe theBurnRateIsRecorded() {
        Quantity burnRate = pressure.burnRateOfWrites();
        return Probe.of(
                "the burn rate of writes is recorded",
                () -> {
                    OptionalDouble now = burnRate.at(Instant.now());
                    return now.isPresent()
                            ? Observation.holds(plain(now.getAsDouble()), 1)
                            : Observation.nothing("Prometheus has recorded none");
                });
    }

    private static Probe atLeast(Quantity quantity, double least) {
        return bounded(quantity, least, Double.POSITIVE_INFINITY);
    }

    private static Probe atMost(Quantity quantity, double most) {
        return bounded(quantity, 0, most);
    }

    private static Probe bounded(Quantity quantity, double least, double most) {
        String limits =
                most == Double.POSITIVE_INFINITY
                        ? " at least " + plain(least)
                        : " at most " + plain(most);
        return Probe.of(
                quantity.name() + limits,
                () -> {
                    OptionalDouble now = quantity.at(Instant.now());
                    if (now.isEmpty()) {
                        return Observation.nothing("no value now");
                    }
                    String observed = plain(now.getAsDouble()) + " " + quantity.unit();
                    return now.getAsDouble() >= least && now.getAsDouble() <= most
                            ? Observation.holds(observed, 1)
                            : Observation.notYet(observed, 1);
                });
    }

    private static String plain(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
