/**
 * The cluster of kind {@code kind}: nodes are containers of Docker with real kubelets, and what a
 * scenario installs runs as pods. Driven through the {@code kind} command
 * (https://kind.sigs.k8s.io).
 */
package dev.relapse.cluster.kind;
