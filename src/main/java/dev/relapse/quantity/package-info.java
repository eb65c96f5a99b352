/**
 * Quantities that are compared with their own healthy past instead of with a fixed number: rates of
 * requests from the audit log, and whatever Prometheus can say.
 */
package dev.relapse.quantity;
