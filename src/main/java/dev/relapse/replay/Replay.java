package dev.relapse.replay;

import dev.relapse.artifact.Artifacts;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterProviders;
import dev.relapse.cluster.Component;
import dev.relapse.cluster.capability.Faults;
import dev.relapse.console.Console;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Variant;
import dev.relapse.evidence.EvidenceFolder;
import dev.relapse.proof.Phase;
import dev.relapse.proof.Proof;
import dev.relapse.timeline.Timeline;
import dev.relapse.verdict.PhaseOutcome;
import dev.relapse.verdict.PhaseResult;
import dev.relapse.verdict.Summary;
import dev.relapse.verdict.Verdict;
import dev.relapse.verdict.VerdictFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One replay of one variant: performs its phases one after another, judges what they saw, and
 * leaves verdict, report and evidence behind. The evidence is taken before anything is torn down.
 */
public final class Replay implements AutoCloseable {

    private final ScenarioDefinition definition;
    private final Variant variant;
    private final ReplayOptions options;
    private final ReplayFolder folder;
    private final Console console;
    private final Timeline timeline = new Timeline();
    private final Journal journal = new Journal(timeline);
    private final Background background = new Background();
    private final PendingCluster cluster = new PendingCluster();
    private final PhaseClock clock = new PhaseClock(timeline);
    private final Map<Phase, Proof> proofs = new EnumMap<>(Phase.class);
    private final List<PhaseOutcome> outcomes = new ArrayList<>();
    private final PressureGauge.Moment began;
    private final Optional<NotHere> notHere;
    private Stage stage;
    private Judgement judgement;

    private Replay(ScenarioDefinition definition, Variant variant, ReplayOptions options) {
        this.definition = definition;
        this.variant = variant;
        this.options = options;
        this.console = options.console();
        this.folder = ReplayFolder.of(definition, variant);
        this.began = options.pressure().now();
        this.notHere =
                NotHere.noSuchRelease(definition, variant)
                        .or(
                                () ->
                                        options.mustRun()
                                                ? Optional.empty()
                                                : options.whyNotHere(definition, variant))
                        .or(this::planned);
        if (variant.occasion().subject() != null) {
            SubjectNotes.of(variant.occasion().subject()).forEach(journal::note);
        }
        if (variant.occasion().recorded() != null) {
            journal.note(variant.occasion().recorded().inOneSentence());
        }
    }

    /** Says what a replay would do, where that is all that was asked for. */
    private Optional<NotHere> planned() {
        if (!options.planOnly()) {
            return Optional.empty();
        }
        options.requireItsCluster(definition, variant);
        String clusterKind = options.clusterKind(definition);
        List<String> outlook = Outlook.of(definition, clusterKind);
        ReplayPlan.of(definition, variant, clusterKind, options.artifacts().get())
                .inWords()
                .forEach(console::say);
        outlook.forEach(console::say);
        return Optional.of(
                new NotHere(
                        "only its plan was asked for", "leave out -Drelapse.plan to replay it"));
    }

    /** Prepares a replay; nothing is started before its first phase. */
    public static Replay begin(ScenarioDefinition definition, Variant variant) {
        return begin(definition, variant, JvmOptions.read());
    }

    static Replay begin(ScenarioDefinition definition, Variant variant, ReplayOptions options) {
        Replay replay = new Replay(definition, variant, options);
        replay.folder.prepare();
        return replay;
    }

    /** The cluster; usable from the first phase on. */
    public Cluster cluster() {
        return cluster;
    }

    public Journal journal() {
        return journal;
    }

    public Background background() {
        return background;
    }

    /** The proof that the phase seeks; the same one however often it is asked for. */
    public Proof proofOf(Phase phase) {
        return proofs.computeIfAbsent(phase, p -> new Proof(p.label(), this::trouble, console));
    }

    /** Dead programs first: they are why work fails. */
    private Optional<String> trouble() {
        return cluster.reasonToAbort().or(background::reasonToAbort);
    }

    /** Why no further phase is to run, or empty while the replay goes on. */
    public Optional<String> over() {
        return judgement == null
                ? notHere.map(why -> "not run here: " + why)
                : Optional.of(
                        "the replay ended " + judgement.verdict() + ": " + judgement.reason());
    }

    /**
     * Runs one phase.
     *
     * @throws UnexpectedVerdict when the replay ends here with a verdict that its variant does not
     *     expect
     * @throws InconclusiveReplay when it ends here and could not tell, and its variant does not
     *     expect that
     */
    public void perform(Phase phase, PhaseBody body) {
        console.say(phase.label() + (phase.seeksProof() ? ": seeking the proof" : ""));
        Throwable failure = run(phase, body);
        boolean last = phase == Phase.RECOVERED;
        if (lastHeld() && !last) {
            return;
        }
        judge();
        if (judgement.verdict() != expected()) {
            throw unexpected(failure);
        }
    }

    private Verdict expected() {
        return definition.expected(variant, judgement.verdict());
    }

    private boolean lastHeld() {
        return outcomes.get(outcomes.size() - 1).result() instanceof PhaseResult.Held;
    }

    private Throwable run(Phase phase, PhaseBody body) {
        clock.begin(phase);
        PressureGauge.Moment before = options.pressure().now();
        Throwable failure = null;
        PhaseResult result;
        try {
            if (phase == Phase.ARRANGE) {
                arrange();
            }
            breakOnPurpose(phase);
            body.run();
            result = PhaseResults.returned(phase, proofOf(phase));
        } catch (Throwable e) {
            failure = e;
            result = PhaseResults.threw(e);
        }
        outcomes.add(new PhaseOutcome(phase, result, options.pressure().shareSince(before)));
        clock.end(phase);
        return failure;
    }

    private void tearDown() {
        if (stage == null) {
            return;
        }
        boolean red = judgement == null || judgement.verdict() != expected();
        if (red && options.keepFailed()) {
            console.say(stage.keep());
        }
        stage.close();
    }

    private void arrange() {
        options.whyNotHere(definition, variant)
                .ifPresent(
                        why -> {
                            throw new IllegalArgumentException(why.toString());
                        });
        Artifacts artifacts = options.artifacts().get();
        String clusterKind = options.clusterKind(definition);
        // Before anything is built that could not be used then.
        List<String> outlook = Outlook.of(definition, clusterKind);
        ReplayPlan plan = ReplayPlan.of(definition, variant, clusterKind, artifacts);
        plan.inWords().forEach(console::say);
        outlook.forEach(console::say);
        if (ClusterProviders.of(clusterKind).runsPrograms()) {
            plan.prepare(artifacts);
        }
        stage = Stage.open(definition, variant, clusterKind, options.runs().get(), artifacts);
        cluster.arrived(stage.cluster());
    }

    private void breakOnPurpose(Phase phase) {
        variant.fault()
                .filter(fault -> fault.during() == phase)
                .ifPresent(
                        fault -> {
                            journal.mark(fault.kill() + " killed on purpose");
                            cluster.require(Faults.class).kill(fault.kill());
                        });
    }

    private void judge() {
        judgement = Judgement.of(outcomes, variant, components(), options.pressureLimit());
        if (stage != null) {
            List<String> missing = new EvidenceFolder(folder.evidence()).collect(stage.evidence());
            missing.forEach(journal::note);
        }
        publish();
        console.say(judgement.spoken() + " - " + judgement.reason());
        console.say("report: " + folder.report());
    }

    private void publish() {
        VerdictFile file =
                new Results(definition, variant, options.clusterKind(definition))
                        .verdictFile(
                                judgement,
                                proofs,
                                components(),
                                journal.notes(),
                                clock.durations(),
                                options.pressure().shareSince(began),
                                stage == null ? OptionalLong.empty() : stage.peakMemoryMiB());
        Summary summary = new Publication(definition, variant, folder).write(file, timeline);
        if (variant.occasion().repetition() != null) {
            summary.rates().forEach(r -> console.say("so far " + r.variant() + ": " + r.inWords()));
        }
    }

    private List<Component> components() {
        return stage == null ? List.of() : stage.cluster().components();
    }

    private Error unexpected(Throwable cause) {
        String message =
                judgement.spoken()
                        + (expected() == Verdict.RECOVERED
                                ? ""
                                : " but " + expected() + " was expected")
                        + ": "
                        + judgement.reason()
                        + "\nreport: "
                        + folder.report();
        if (judgement.verdict() == Verdict.INCONCLUSIVE) {
            throw new InconclusiveReplay(message, cause);
        }
        return new UnexpectedVerdict(message, cause);
    }

    /** Tears everything down. A replay that was never judged leaves an inconclusive verdict. */
    @Override
    public void close() {
        background.close();
        journal.close();
        if (notHere.isPresent()) {
            new Publication(definition, variant, folder).writeNotRun(notHere.get());
            return;
        }
        try {
            if (judgement == null) {
                judge();
            }
        } finally {
            tearDown();
        }
    }
}
