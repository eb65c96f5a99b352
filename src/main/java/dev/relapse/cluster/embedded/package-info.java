/**
 * The default cluster: a real control plane as host processes on a private loopback address, with
 * mutual TLS, and nodes played by KWOK. One class per program says how it is started and why so.
 */
package dev.relapse.cluster.embedded;
