/** DNS questions and answers (RFC 1035), as far as a probe needs them. */
package dev.relapse.dns;
