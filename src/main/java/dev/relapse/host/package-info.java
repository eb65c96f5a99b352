/** What scenarios need of the machine itself, and whether it is there. */
package dev.relapse.host;
