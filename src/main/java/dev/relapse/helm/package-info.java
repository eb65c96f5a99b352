/**
 * Charts that a team is about to ship, rendered into manifests as Helm would install them. The
 * rendering is Helm's own library, in a JVM of its own.
 */
package dev.relapse.helm;
