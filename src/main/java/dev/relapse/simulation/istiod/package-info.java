/**
 * Our simulation of istiod ({@code pilot-discovery discovery}), used only where the real one cannot
 * be had and always named as a simulation.
 *
 * <p>It is a program of its own ({@link dev.relapse.simulation.istiod.IstiodSimulation}) with its
 * own credentials; nothing else of Relapse uses these classes. {@code model} is what istiod knows,
 * {@code scope} what of it a proxy gets to see, {@code xds} what is built of that: these three do
 * no input or output. Around them {@code watch} follows the API server, {@code ads} serves proxies
 * and {@code http} serves metrics and debug pages.
 *
 * <p>Names and counts of clusters and listeners, the scoping by Sidecars, the debouncing of changes
 * and the choice of proxies that a change is pushed to follow Istio 1.29. Not simulated: gateways,
 * ambient mode, mutual TLS, ServiceEntries and workload entries, the route rules of
 * VirtualServices, VirtualService delegation, traffic policies, injection, and Istio's own Envoy
 * extensions.
 */
package dev.relapse.simulation.istiod;
