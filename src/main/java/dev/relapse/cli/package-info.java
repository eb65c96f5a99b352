/**
 * The same catalogue as one runnable jar. A door beside {@code mvn verify}, and nothing else knows
 * of it: the commands set the system properties that Maven would, and ask the rest of Relapse.
 */
package dev.relapse.cli;
