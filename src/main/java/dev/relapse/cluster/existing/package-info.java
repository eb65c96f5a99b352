/**
 * The cluster of kind {@code existing}: one that others use, too. It is used only where its context
 * and the UID of its namespace {@code kube-system} were given, and what a run makes there is
 * labelled with the run, lives in the run's namespace or bears its name, and goes with it.
 */
package dev.relapse.cluster.existing;
