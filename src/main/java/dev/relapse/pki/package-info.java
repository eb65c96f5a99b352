/** Certificates, keys and kubeconfigs of one run. */
package dev.relapse.pki;
