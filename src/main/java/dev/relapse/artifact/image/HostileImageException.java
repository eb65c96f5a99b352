package dev.relapse.artifact.image;

import dev.relapse.artifact.UnavailableException;

/** An image tries to reach outside of itself, or to be more than it can be. */
final class HostileImageException extends UnavailableException {

    private static final long serialVersionUID = 1L;

    HostileImageException(String reason) {
        super(reason + "; the image is refused");
    }
}
