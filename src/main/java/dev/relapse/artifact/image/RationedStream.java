package dev.relapse.artifact.image;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Gives out no more than was granted: an archive's reader gathers headers in memory, however many
 * bytes they unpack to.
 */
final class RationedStream extends FilterInputStream {

    private long left;

    RationedStream(InputStream in, long granted) {
        super(in);
        this.left = granted;
    }

    /** From here on so many bytes, whatever was left. */
    void grant(long bytes) {
        left = bytes;
    }

    @Override
    public int read() throws IOException {
        spend(1);
        return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        spend(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        spend(skipped);
        return skipped;
    }

    private void spend(long bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new IOException("it unpacks to more than its entries say");
        }
    }
}
