package dev.relapse.scenarios.istiosidecar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether the autoscaler has judged a wave to its end: the metrics API has told of every
 * measured proxy over a window that ends after the wave, and the autoscaler has looked since.
 *
 * @param reported what the metrics API told
 * @param proxies the measured ones
 * @param rounds how long the autoscaler takes to look and to act
 */
record Judgement(ReportedUsage reported, Proxies proxies, Duration rounds) {

    boolean isOver(Wave wave) {
        Optional<Instant> told = reported.toldOf(pods(), wave.ended());
        return told.isPresent() && told.get().plus(rounds).isBefore(Instant.now());
    }

    private List<String> pods() {
        return proxies.meters().stream().map(meter -> meter.proxy().pod()).toList();
    }
}
