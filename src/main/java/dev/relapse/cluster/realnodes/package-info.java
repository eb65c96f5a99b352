/**
 * What clusters have in common whose nodes are containers of Docker with real kubelets: the
 * programs that a scenario installs run as pods, those that only ask the API server on this host.
 */
package dev.relapse.cluster.realnodes;
