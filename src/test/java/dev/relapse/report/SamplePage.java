package dev.relapse.report;

import dev.relapse.artifact.Fidelity;
import dev.relapse.cluster.Component;
import dev.relapse.timeline.Timeline;
import dev.relapse.verdict.Candidates;
import dev.relapse.verdict.Occasion;
import dev.relapse.verdict.SpokenVerdict;
import dev.relapse.verdict.Verdict;
import dev.relapse.verdict.VerdictFile;
import dev.relapse.verdict.VerdictFile.EvidenceRecord;
import dev.relapse.verdict.VerdictFile.Pressure;
import dev.relapse.verdict.VerdictFile.ProofRecord;
import dev.relapse.verdict.VerdictFile.TimerRecord;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A page as a replay of two owners of one APIService would make it. */
final class SamplePage {

    static final Instant START = Instant.parse("2025-06-11T10:02:33.120Z");

    private SamplePage() {}

    static ReportPage recovered() {
        return page(Verdict.RECOVERED, Verdict.RECOVERED, proofs(true), timeline(), "main");
    }

    static ReportPage notRecoveredAsExpected() {
        return page(
                Verdict.NOT_RECOVERED,
                Verdict.NOT_RECOVERED,
                proofs(false),
                timeline(),
                "without-the-fix");
    }

    static ReportPage inconclusive() {
        return page(
                Verdict.RECOVERED,
                Verdict.INCONCLUSIVE,
                proofs(true).subList(0, 1),
                new Timeline(),
                "main");
    }

    static ReportPage withObserved(String observed) {
        ProofRecord proof =
                new ProofRecord(
                        "healthy",
                        true,
                        at(0),
                        at(10),
                        List.of(new EvidenceRecord(observed, observed, 1)));
        return page(
                Verdict.RECOVERED,
                Verdict.INCONCLUSIVE,
                List.of(proof),
                Hostile.timeline(observed),
                "main");
    }

    private static ReportPage page(
            Verdict expected,
            Verdict verdict,
            List<ProofRecord> proofs,
            Timeline timeline,
            String variant) {
        return new ReportPage(
                file(expected, verdict, proofs, variant),
                "Two adapters take the resource metrics API from each other",
                List.of(
                        new Link(
                                "prometheus-adapter: APIService for metrics.k8s.io",
                                URI.create(
                                        "https://github.com/kubernetes-sigs/prometheus-adapter")),
                        new Link(
                                "Kubernetes: the aggregation layer",
                                URI.create(
                                        "https://kubernetes.io/docs/concepts/extend-kubernetes/"
                                                + "api-extension/apiserver-aggregation/"))),
                timeline,
                List.of(
                        new EvidenceFile(
                                "evidence/events.json", "events of every namespace", 48213),
                        new EvidenceFile(
                                "evidence/apiservices.jsonl",
                                "every change of the APIService",
                                9120),
                        new EvidenceFile("evidence/logs/kube-apiserver.log", "", 2_411_002),
                        new EvidenceFile(
                                "evidence/metrics/AggregatedAPIErrors.json", "range query", 640)),
                variant.equals("main")
                        ? RerunCommand.of("aggregated-metrics-api")
                        : RerunCommand.of("aggregated-metrics-api", variant),
                Optional.empty());
    }

    private static VerdictFile file(
            Verdict expected, Verdict verdict, List<ProofRecord> proofs, String variant) {
        List<Component> components = components();
        Map<String, Double> durations = new LinkedHashMap<>();
        durations.put("arrange", 21.4);
        durations.put("healthy", 32.0);
        durations.put("reproduce", 4.2);
        durations.put("failing", 148.6);
        durations.put("fix", 3.1);
        durations.put("recovered", 95.0);
        durations.put("total", 310.9);
        return new VerdictFile(
                "aggregated-metrics-api",
                variant,
                Candidates.NONE,
                Occasion.PLAIN,
                "embedded",
                expected,
                verdict,
                SpokenVerdict.of(verdict, components),
                switch (verdict) {
                    case RECOVERED ->
                            "All three proofs hold: healthy, then failing, then recovered by the"
                                    + " fix.";
                    case NOT_RECOVERED ->
                            "The fix did not cure it: AggregatedAPIErrors still fires for"
                                    + " v1beta1.metrics.k8s.io.";
                    default -> "Could not tell at reproduce: metrics-server exited with code 1.";
                },
                null,
                List.of(
                        "Taking prometheus-adapter's registration away reverses the injection;"
                                + " the variant other-group cures it in another way."),
                proofs,
                components,
                List.of(
                        new TimerRecord("metrics-server --metric-resolution", "60s", "10s"),
                        new TimerRecord("HPA sync period", "15s", "2s"),
                        new TimerRecord("AggregatedAPIErrors for", "15m", "30s")),
                durations,
                new Pressure(0.183),
                1630L);
    }

    private static List<Component> components() {
        String goModule = "go module k8s.io/kubernetes@v1.36.3";
        return List.of(
                real("kube-apiserver", "1.36.3", goModule, "3f"),
                real("kube-controller-manager", "1.36.3", goModule, "a1"),
                real("etcd", "3.6.7", "go module go.etcd.io/etcd/server/v3@v3.6.7", "7c"),
                real(
                        "metrics-server",
                        "0.9.0",
                        "go module sigs.k8s.io/metrics-server@v0.9.0",
                        "0b"),
                new Component(
                        "prometheus-adapter",
                        "0.12.0",
                        Fidelity.SIMULATED,
                        "dev.relapse.simulation.adapter",
                        "d4".repeat(32)));
    }

    private static Component real(String name, String version, String source, String hex) {
        return new Component(name, version, Fidelity.REAL, source, hex.repeat(32));
    }

    private static List<ProofRecord> proofs(boolean recovered) {
        return List.of(
                proof(
                        "healthy",
                        true,
                        24,
                        54,
                        evidence("the APIService is Available", "Passed, by metrics-server", 15),
                        evidence(
                                "the HPA reads a CPU value",
                                "ScalingActive=True (ValidMetricFound), 42 % of 50 %",
                                14),
                        evidence("AggregatedAPIErrors is silent", "inactive in 6 evaluations", 6)),
                proof(
                        "failing",
                        true,
                        140,
                        206,
                        evidence(
                                "the APIService changes hands",
                                "spec.service was kube-system/metrics-server and"
                                        + " monitoring/prometheus-adapter in turns",
                                9),
                        evidence(
                                "AggregatedAPIErrors fires",
                                "firing for v1beta1.metrics.k8s.io since 2025-06-11T10:05:11Z",
                                11),
                        evidence(
                                "the HPA loses its metric",
                                "ScalingActive=False (FailedGetResourceMetric): unable to get"
                                        + " metrics for resource cpu: unable to fetch metrics from"
                                        + " resource metrics API: the server is currently unable to"
                                        + " handle the request (get pods.metrics.k8s.io)",
                                23)),
                proof(
                        "recovered",
                        recovered,
                        214,
                        305,
                        evidence(
                                "the APIService keeps its owner",
                                recovered
                                        ? "metrics-server in 45 of 45 looks"
                                        : "prometheus-adapter in 22 of 45 looks",
                                45),
                        evidence(
                                "AggregatedAPIErrors is silent",
                                recovered ? "inactive in 9 evaluations" : "firing",
                                9)));
    }

    private static ProofRecord proof(
            String name, boolean holds, int from, int until, EvidenceRecord... evidence) {
        return new ProofRecord(name, holds, at(from), at(until), List.of(evidence));
    }

    private static EvidenceRecord evidence(String probe, String observed, long count) {
        return new EvidenceRecord(probe, observed, count);
    }

    private static Timeline timeline() {
        Timeline timeline = new Timeline();
        timeline.span("arrange", at(0), at(21));
        timeline.span("healthy", at(21), at(54));
        timeline.span("reproduce", at(54), at(58));
        timeline.span("failing", at(58), at(207));
        timeline.span("fix", at(207), at(210));
        timeline.span("recovered", at(210), at(305));
        timeline.mark(at(57), "prometheus-adapter registers v1beta1.metrics.k8s.io");
        for (int turn = 0; turn < 8; turn++) {
            timeline.mark(
                    at(75 + turn * 16),
                    "APIService handed to "
                            + (turn % 2 == 0 ? "metrics-server" : "prometheus-adapter"));
        }
        timeline.mark(at(158), "AggregatedAPIErrors fires");
        timeline.mark(at(209), "prometheus-adapter gives the group up");
        for (int second = 20; second <= 305; second += 2) {
            boolean fight = second >= 58 && second < 209;
            timeline.point(
                    at(second),
                    "aggregator_unavailable_apiservice",
                    "",
                    true,
                    fight && (second / 16) % 2 == 1 ? 1 : 0);
            // The API cannot answer while it changes hands, so nobody knows the usage then.
            if (!(second >= 150 && second <= 190)) {
                timeline.point(
                        at(second),
                        "CPU usage of the workload",
                        "millicores",
                        false,
                        210 + 60 * Math.sin(second / 11.0) + (fight ? second : 0));
            }
        }
        timeline.point(at(20), "HPA desired replicas", "replicas", true, 3);
        timeline.point(at(96), "HPA desired replicas", "replicas", true, 5);
        timeline.point(at(128), "HPA desired replicas", "replicas", true, 8);
        timeline.point(at(160), "HPA desired replicas", "replicas", true, 10);
        timeline.point(at(170), "HPA desired replicas", "replicas", true, Double.NaN);
        timeline.point(at(190), "HPA desired replicas", "replicas", true, 10);
        timeline.point(at(252), "HPA desired replicas", "replicas", true, 6);
        timeline.point(at(280), "HPA desired replicas", "replicas", true, 3);
        timeline.point(at(305), "HPA desired replicas", "replicas", true, 3);
        return timeline;
    }

    static Instant at(double second) {
        return START.plusMillis((long) (second * 1000));
    }

    /** The same text wherever a timeline takes one. */
    private static final class Hostile {
        static Timeline timeline(String text) {
            Timeline timeline = new Timeline();
            timeline.span(text, at(0), at(10));
            timeline.mark(at(5), text);
            timeline.point(at(1), text, text, false, 1);
            return timeline;
        }
    }
}
