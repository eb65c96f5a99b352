package dev.relapse.artifact.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;

/** What a server answered. */
final class Reply {

    private static final int LONGEST_TEXT = 300;

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    /**
     * An answer.
     *
     * @param body empty where it went into a file; given away, not copied
     */
    Reply(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    int status() {
        return status;
    }

    HttpHeaders headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    boolean isOk() {
        return status == 200;
    }

    /**
     * The status, and the server's own words where it has some.
     *
     * @see <a
     *     href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes">
     *     their form</a>
     */
    String spoken() {
        String words = words().replaceAll("\\p{Cntrl}", " ").strip();
        String cut = words.substring(0, Math.min(words.length(), LONGEST_TEXT));
        return cut.isEmpty() ? String.valueOf(status) : "%d (%s)".formatted(status, cut);
    }

    private String words() {
        try {
            JsonNode error = new ObjectMapper().readTree(body).path("errors").path(0);
            return (error.path("code").asText() + " " + error.path("message").asText()).strip();
        } catch (IOException notJson) {
            return "";
        }
    }
}
