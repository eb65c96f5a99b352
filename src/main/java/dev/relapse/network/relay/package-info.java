/**
 * A process that passes TCP connections on, between network namespaces that share nothing but the
 * file system: a Unix socket is reached from all of them.
 */
package dev.relapse.network.relay;
