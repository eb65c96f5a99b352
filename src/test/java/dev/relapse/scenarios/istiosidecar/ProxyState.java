package dev.relapse.scenarios.istiosidecar;

import java.time.Instant;

/**
 * What the statistics of one proxy said at one moment.
 *
 * @param at when
 * @param clusters it knows
 * @param listeners it has
 * @param pushes updates of clusters that it took over since it started
 * @param requests its HTTP listeners were ever sent
 * @param requestCounters how many counters say so
 */
record ProxyState(
        Instant at,
        long clusters,
        long listeners,
        long pushes,
        long requests,
        long requestCounters) {}
