package dev.relapse.scenarios.istiosidecar;

import java.time.Duration;
import java.time.Instant;

/**
 * One look at one proxy.
 *
 * @param at when
 * @param cpu what its process has used since it started
 * @param memoryBytes its working set
 * @param clusters it knows
 * @param listeners it has
 * @param pushes updates of clusters that it took over since it started
 * @param requests its HTTP listeners were ever sent
 * @param requestCounters how many counters say so
 */
record ProxySample(
        Instant at,
        Duration cpu,
        long memoryBytes,
        long clusters,
        long listeners,
        long pushes,
        long requests,
        long requestCounters) {}
