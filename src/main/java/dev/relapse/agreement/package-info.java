/** Whether a scenario saw the same on one kind of cluster as on another. */
package dev.relapse.agreement;
