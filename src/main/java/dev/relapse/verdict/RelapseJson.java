package dev.relapse.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.relapse.artifact.Fidelity;

/** How Relapse's JSON files are written: ISO-8601 UTC instants, fidelity in lower case. */
final class RelapseJson {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .addMixIn(Fidelity.class, FidelityNames.class)
                    .build();

    private RelapseJson() {}

    static ObjectMapper mapper() {
        return MAPPER;
    }

    private enum FidelityNames {
        @JsonProperty("real")
        REAL,
        @JsonProperty("simulated")
        SIMULATED
    }
}
