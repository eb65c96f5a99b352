package dev.relapse.simulation.adapter.auth;

/**
 * What a request wants.
 *
 * @param verb as RBAC names it
 * @param path of the request
 * @param resource null unless the path names a resource of the API
 * @param namespace null for none
 * @param name null for lists
 */
public record Access(String verb, String path, String resource, String namespace, String name) {

    public boolean isResource() {
        return resource != null;
    }
}
