/**
 * A simulation of the part of <a href="https://github.com/grafana/grafana/tree/v7.5.15">Grafana
 * 7.5</a>'s HTTP API that grafana-operator 4 calls: folders and dashboards, kept in memory.
 */
package dev.relapse.simulation.grafana;
