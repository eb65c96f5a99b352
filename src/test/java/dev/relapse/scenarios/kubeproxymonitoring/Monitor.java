package dev.relapse.scenarios.kubeproxymonitoring;

/** The monitors of kube-proxy that releases of kube-prometheus have rendered. */
enum Monitor {
    /** 0.11.0 and later: builds the address itself. */
    LATEST("podmonitor-latest.yaml", "$1:10249"),

    /** 0.9.0 and 0.10.0: keeps only pods that declare the port. */
    TARGET_PORT("podmonitor-target-port.yaml", "__meta_kubernetes_pod_container_port_number");

    private final String file;
    private final String mark;

    Monitor(String file, String mark) {
        this.file = file;
        this.mark = mark;
    }

    String file() {
        return file;
    }

    /** What the operator's configuration holds with this monitor and not with the other. */
    String mark() {
        return mark;
    }

    Monitor other() {
        return this == LATEST ? TARGET_PORT : LATEST;
    }
}
