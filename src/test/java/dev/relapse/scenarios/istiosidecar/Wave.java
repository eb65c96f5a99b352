package dev.relapse.scenarios.istiosidecar;

import java.time.Instant;

/**
 * A wave of deployments that is over.
 *
 * @param number from 1
 * @param began when the first team deployed
 * @param ended when the last one had
 * @param taken when the proxies had taken it in
 * @param deploys how many did
 */
record Wave(int number, Instant began, Instant ended, Instant taken, int deploys) {}
