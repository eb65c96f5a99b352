/** Where the catalogue lies and where results go: the only place that knows. */
package dev.relapse.project;
