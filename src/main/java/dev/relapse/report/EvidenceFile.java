package dev.relapse.report;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * A file kept beside the report.
 *
 * @param path relative to the report's folder, with slashes, and inside it
 * @param what its content, in a few words; may be empty
 * @param bytes its size
 */
public record EvidenceFile(String path, String what, long bytes) {

    public EvidenceFile {
        if (path.isBlank()
                || path.startsWith("/")
                || path.contains("\\")
                || ("/" + path + "/").contains("/../")) {
            throw new IllegalArgumentException(
                    "an evidence file lies in the report's folder, but this is '" + path + "'");
        }
        if (bytes < 0) {
            throw new IllegalArgumentException("a file has no negative size: " + path);
        }
    }

    /** The path as a relative link. */
    public String href() {
        try {
            // The leading ./ keeps a colon in the first name from being read as a scheme.
            return "./" + new URI(null, null, "/" + path, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("every path can be quoted: " + path, e);
        }
    }

    /** The size for a person. */
    public String size() {
        return Say.bytes(bytes);
    }
}
