/** How KWOK plays the kubelets of simulated nodes, wherever it runs. */
package dev.relapse.cluster.kwok;
