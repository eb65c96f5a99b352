package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuPressureTest {

    @TempDir Path folder;
    private final AtomicLong clock = new AtomicLong();

    @Test
    void tellsTheStalledShareOfTheTimeBetweenTwoReadings() throws IOException {
        CpuPressure.Reading before = read(1_000_000, 0);
        CpuPressure.Reading after = read(1_500_000, 2_000_000_000L);

        assertThat(after.shareSince(before)).isEqualTo(0.25);
    }

    @Test
    void isNeverMoreThanAllOfTheTime() throws IOException {
        assertThat(read(9_000_000, 1_000_000_000L).shareSince(read(0, 0))).isEqualTo(1.0);
    }

    @Test
    void needsTimeBetweenTheReadings() throws IOException {
        CpuPressure.Reading reading = read(0, 0);
        assertThatThrownBy(() -> reading.shareSince(reading))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isUnknownWhereTheKernelDoesNotKeepIt() {
        assertThat(new CpuPressure(folder.resolve("missing"), clock::get).read()).isEmpty();
    }

    private CpuPressure.Reading read(long total, long nanoTime) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("cpu"),
                        """
                        some avg10=58.13 avg60=54.65 avg300=49.85 total=%d
                        full avg10=0.00 avg60=0.00 avg300=0.00 total=77
                        """
                                .formatted(total));
        clock.set(nanoTime);
        return new CpuPressure(file, clock::get).read().orElseThrow();
    }
}
