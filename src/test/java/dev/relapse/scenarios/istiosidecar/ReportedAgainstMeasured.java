package dev.relapse.scenarios.istiosidecar;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.scenarios.istiosidecar.ReportedUsage.Figure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Holds while every figure of the metrics API, CPU and memory, since a moment is what /proc says of
 * the same time. What KWOK reports for a window is what it knows when it is asked, so the
 * measurement must be one that the cluster knew of at the window's end. Where they disagree, nobody
 * can tell what the autoscaler saw.
 */
final class ReportedAgainstMeasured implements Probe {

    /**
     * The age of a measurement by the time that KWOK reports it, at most: what it may be at a
     * kubelet, which measures a container every 10 s. Here it is a second on a quiet machine.
     */
    private static final Duration LATEST = Duration.ofSeconds(10);

    /** metrics-server's time stamps are whole seconds. */
    private static final Duration SECOND = Duration.ofSeconds(1);

    /**
     * In thousandths of a core: the kernel counts in ticks of 10 ms, KWOK and metrics-server round,
     * and the window that metrics-server saw may be longer by the time that a scrape takes.
     */
    private static final double MILLI_CORES = 5;

    private static final double LONGER = 0.1;

    /** What is told to KWOK is whole mebibytes. */
    private static final double MEBIBYTES = 1;

    private static final double MEBIBYTE = 1024 * 1024;
    private static final int LEAST_FIGURES = 3;

    private final Proxies proxies;
    private final ReportedUsage reported;
    private final Instant since;
    private int checked;
    private int agreed;

    /** Looks at figures whose window began after a moment. */
    ReportedAgainstMeasured(Proxies proxies, ReportedUsage reported, Instant since) {
        this.proxies = proxies;
        this.reported = reported;
        this.since = since;
    }

    @Override
    public String name() {
        return "the metrics API reports what /proc shows";
    }

    @Override
    public Observation observe() {
        Instant measured = Instant.now().minus(proxies.scrapeLimit()).minus(SECOND).minus(SECOND);
        List<Figure> figures = reported.figures();
        for (; checked < figures.size(); checked++) {
            Figure figure = figures.get(checked);
            if (figure.until().isAfter(measured)) {
                break;
            }
            if (figure.until().minus(figure.window()).isBefore(since)) {
                continue;
            }
            Optional<Measured> known = measured(figure);
            if (known.isPresent() && !known.get().agrees(figure)) {
                return Observation.nothing(
                        "%s is reported with %.0fm and %.0f MiB, measured with %s"
                                .formatted(
                                        figure.pod(),
                                        figure.milliCores(),
                                        figure.mebibytes(),
                                        known.get()));
            }
            agreed += known.isPresent() ? 1 : 0;
        }
        String observed = agreed + " figures of CPU and as many of memory agree";
        return agreed >= LEAST_FIGURES
                ? Observation.holds(observed, agreed)
                : Observation.notYet(observed, agreed);
    }

    /** Empty for a pod whose proxy was not measured over the whole window. */
    private Optional<Measured> measured(Figure figure) {
        return proxies.meters().stream()
                .filter(meter -> meter.proxy().pod().equals(figure.pod()))
                .findFirst()
                .flatMap(
                        meter ->
                                meter.measuredUntil(figure.until().minus(LATEST))
                                        .filter(
                                                known ->
                                                        meter.uses().covers(known, figure.window()))
                                        .map(
                                                known ->
                                                        Measured.by(
                                                                meter,
                                                                known,
                                                                latest(figure),
                                                                figure)));
    }

    /**
     * metrics-server stamps a figure with the time at which it asked (pkg/scraper/client/resource);
     * on a busy machine KWOK answers as late as it may.
     */
    private Instant latest(Figure figure) {
        return figure.until().plus(proxies.scrapeLimit()).plus(SECOND);
    }

    /** Whichever measurement the figure was made of, it lies between these. */
    private record Measured(Bounds cpu, Bounds memory) {

        static Measured by(ProxyMeter meter, Instant known, Instant until, Figure figure) {
            return new Measured(
                    Bounds.of(
                            meter.uses().milliCores(known, until, figure.window()).stream()
                                    .mapToDouble(Double::doubleValue)),
                    Bounds.of(
                            meter.uses().memory(known, until).stream()
                                    .mapToDouble(bytes -> bytes / MEBIBYTE)));
        }

        boolean agrees(Figure figure) {
            return figure.milliCores() >= cpu.low() * (1 - LONGER) - MILLI_CORES
                    && figure.milliCores() <= cpu.high() * (1 + LONGER) + MILLI_CORES
                    && figure.mebibytes() >= memory.low() - MEBIBYTES
                    && figure.mebibytes() <= memory.high() + MEBIBYTES;
        }

        @Override
        public String toString() {
            return "%.0fm to %.0fm and %.0f to %.0f MiB"
                    .formatted(cpu.low(), cpu.high(), memory.low(), memory.high());
        }
    }

    private record Bounds(double low, double high) {

        static Bounds of(DoubleStream values) {
            var seen = values.summaryStatistics();
            return new Bounds(seen.getMin(), seen.getMax());
        }
    }
}
