package dev.relapse.simulation.istiod.xds;

import com.google.protobuf.Any;
import com.google.protobuf.Message;

/** One built xDS resource, packed once and shared by every proxy that gets it. */
public record Resource(String name, Any body) {

    static Resource of(String name, Message message) {
        return new Resource(name, Any.pack(message));
    }
}
