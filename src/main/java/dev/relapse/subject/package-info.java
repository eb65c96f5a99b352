/**
 * The manifests that a team is about to ship, judged in place of ours: what a scenario can take
 * from them it declares in its data.
 */
package dev.relapse.subject;
