package dev.relapse.scenarios.istiosidecar;

import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.MetricsApi;
import dev.relapse.cluster.capability.PodUsage;
import dev.relapse.cluster.capability.ResourceMetricsApiService;
import dev.relapse.cluster.capability.SimulatedNodes;
import dev.relapse.cluster.capability.SimulatedNodes.SimulatedNode;
import dev.relapse.definition.Durations;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;
import dev.relapse.kubernetes.AutoscalerProbes;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.probe.Probe;
import dev.relapse.replay.Background;
import dev.relapse.replay.Journal;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** All that runs: the mesh with its teams, the idle workload, and what scales it. */
final class Mesh {

    private static final String NODE = "node-0";
    private static final Map<String, String> NODE_SIZE =
            Map.of("cpu", "16", "memory", "32Gi", "pods", "110");

    /** As many as our own workload begins with; a team's may begin with more. */
    private static final int MEASURED = 2;

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final ScenarioDefinition scenario;
    private final Settings settings;
    private final ControlPlane control;
    private final Company company;
    private final Workload workload;
    private final Proxies proxies;
    private final ReportedUsage reported;
    private final TeamsOwn theirs;
    private DeploymentWaves waves;

    private Mesh(
            Cluster cluster,
            ScenarioDefinition scenario,
            Settings settings,
            ControlPlane control,
            Company company,
            Workload workload,
            TeamsOwn theirs) {
        this.cluster = cluster;
        this.scenario = scenario;
        this.settings = settings;
        this.control = control;
        this.company = company;
        this.workload = workload;
        this.theirs = theirs;
        this.proxies = new Proxies(cluster, control, scenario, settings, workload);
        this.reported = new ReportedUsage(cluster.client(), Workload.NAME);
    }

    /** A mesh of a few teams with one idle workload, whose proxies are measured from now on. */
    static Mesh install(
            Cluster cluster,
            ScenarioDefinition scenario,
            Settings settings,
            TeamsOwn theirs,
            Background background,
            Journal journal) {
        // A JVM, when it is simulated, needs a while to come up.
        CompletableFuture<ControlPlane> control =
                CompletableFuture.supplyAsync(() -> ControlPlane.install(cluster, scenario));
        cluster.require(SimulatedNodes.class).add(new SimulatedNode(NODE, NODE_SIZE, Map.of()));
        Company company = new Company(cluster.client(), settings.number("mesh.namespaces"));
        company.grow(settings.number("mesh.services.before"));
        Workload workload = Workload.install(cluster, scenario, settings, theirs);
        workload.installTheAutoscaler();
        cluster.require(PodUsage.class).beginReporting(NODE);
        Mesh mesh =
                new Mesh(cluster, scenario, settings, control.join(), company, workload, theirs);
        List<Pod> pods = workload.pods();
        mesh.proxies.startFor(pods.subList(0, Math.min(MEASURED, pods.size())));
        // Its first scrape is its own start, and its first figures take two with something to
        // report: the proxies report by then, and the first wave begins right behind that scrape.
        mesh.proxies.report();
        serveMetrics(cluster);
        mesh.measure(background, journal);
        return mesh;
    }

    private static void serveMetrics(Cluster cluster) {
        MetricsApi.MetricsServer server = cluster.require(MetricsApi.class).install();
        cluster.client().resource(ResourceMetricsApiService.servedBy(server, Map.of())).create();
    }

    private void measure(Background background, Journal journal) {
        background.every(
                Durations.parse(scenario.timer("usage.interval")),
                "measuring the proxies",
                proxies::report);
        background.every(
                settings.duration("statistics.interval"),
                "reading the proxies' statistics",
                proxies::read);
        background.every(LOOK, "reading the metrics API", reported::look);
        new Plots(journal, workload, proxies, control).draw();
        journal.sample(
                "Services of the company in the mesh", "", LOOK, () -> (double) company.size());
        journal.note(
                "%d real Envoys are measured; each further replica is charged their median"
                        .formatted(proxies.meters().size()));
    }

    /** From now on, the teams deploy in waves. */
    void beginWaves(Background background, Journal journal) {
        waves = DeploymentWaves.begin(company, proxies, reported, settings, background, journal);
    }

    /** Everybody else joins. */
    void theCompanyJoins() {
        betweenWaves(() -> company.grow(settings.number("mesh.services")));
    }

    /** Everybody else joins in steps, and a wave is measured after each. */
    void theCompanyJoinsInSteps(Journal journal) {
        Sweep sweep = new Sweep(waves, proxies, workload, settings, journal);
        for (int services : Sweep.sizes(settings)) {
            journal.mark(services + " services");
            betweenWaves(() -> company.grow(services));
            sweep.measure(services);
        }
    }

    /** Nobody deploys until something has been done {@link #betweenWaves}. */
    void letTheTeamsWait() {
        waves.hold();
    }

    /** Does something that costs the proxies no wave: the next one is the first to show it. */
    void betweenWaves(Runnable work) {
        waves.inAGap(work);
    }

    /** Does something {@link #betweenWaves} after which the workload is to come to rest. */
    void betweenWavesToRest(Runnable work) {
        waves.inAGapThatSettles(work);
    }

    void applyTheDefaultSidecar() {
        Manifests.apply(cluster.client(), scenario.fixture("istio/default-sidecar.yaml"));
    }

    /** Restarts the workload, pods and proxies. */
    void restartTheWorkload() {
        workload.restart();
        proxies.replaceFor(workload.pods());
    }

    Workload workload() {
        return workload;
    }

    /** The team's default Sidecar, or ours where it has none. */
    void applyTheGuard() {
        theirs.sidecar()
                .ifPresentOrElse(
                        sidecar -> cluster.client().resource(sidecar).create(),
                        this::applyTheDefaultSidecar);
    }

    /** A team's Sidecar may let through more than ours, but nothing of the company. */
    Probe theProxiesAreScoped() {
        return theirs.sidecar().isPresent()
                ? theProxies().knowNothingOfTheCompany()
                : theProxies().knowTheirOwnNamespaceOnly();
    }

    Probe theAutoscalerComputes() {
        return new AutoscalerProbes(workload.autoscaler()).computes();
    }

    ScalingProbes scaling() {
        return new ScalingProbes(workload.replicas(), waves, proxies, reported, settings);
    }

    ProxyProbes theProxies() {
        return new ProxyProbes(proxies, reported, company, settings);
    }
}
