/** A client of Prometheus, and probes of what it scraped and which alerts it raised. */
package dev.relapse.monitoring;
