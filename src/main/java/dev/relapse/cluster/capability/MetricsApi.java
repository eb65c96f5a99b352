package dev.relapse.cluster.capability;

/** The resource metrics API, served by the real metrics-server. */
public interface MetricsApi {

    /**
     * Starts metrics-server and creates the Service {@code kube-system/metrics-server} through
     * which the API server reaches it. The APIService itself is the scenario's affair; {@link
     * ResourceMetricsApiService} builds one.
     */
    MetricsServer install();

    /** Stops metrics-server and deletes its Service, as uninstalling its chart would. */
    void remove();

    /**
     * How the aggregation layer reaches the running metrics-server.
     *
     * @param namespace of its Service
     * @param service the Service's name
     * @param port the Service's port
     * @param caBundle who signed its certificate: PEM in base64, as an APIService wants it
     */
    record MetricsServer(String namespace, String service, int port, String caBundle) {}
}
