package dev.relapse.artifact.registry;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * A body that tells a pulse of every piece, and ends at a limit.
 *
 * @param <T> what becomes of it
 */
final class WatchedBody<T> implements BodySubscriber<T> {

    /** There is more of it than there may be. */
    static final class TooLongException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLongException(long most) {
            super("sent more than the %d bytes there may be".formatted(most));
        }
    }

    private final BodySubscriber<T> body;
    private final long most;
    private final Pulse pulse;
    private Flow.Subscription subscription;
    private long bytes;

    WatchedBody(BodySubscriber<T> body, long most, Pulse pulse) {
        this.body = body;
        this.most = most;
        this.pulse = pulse;
    }

    @Override
    public CompletionStage<T> getBody() {
        return body.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription own) {
        subscription = own;
        body.onSubscribe(own);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        pulse.beat();
        bytes += pieces.stream().mapToLong(ByteBuffer::remaining).sum();
        if (bytes > most) {
            subscription.cancel();
            body.onError(new TooLongException(most));
        } else {
            body.onNext(pieces);
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.onError(failure);
    }

    @Override
    public void onComplete() {
        body.onComplete();
    }
}
