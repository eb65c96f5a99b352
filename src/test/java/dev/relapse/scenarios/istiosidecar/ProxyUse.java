package dev.relapse.scenarios.istiosidecar;

import java.time.Duration;
import java.time.Instant;

/**
 * What one proxy has used at one moment.
 *
 * @param at when
 * @param cpu of its process since it started
 * @param memoryBytes its working set
 */
record ProxyUse(Instant at, Duration cpu, long memoryBytes) {}
