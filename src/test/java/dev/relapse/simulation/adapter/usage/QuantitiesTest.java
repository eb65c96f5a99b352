package dev.relapse.simulation.adapter.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {

    @ParameterizedTest
    @CsvSource({"0,0", "1,1m", "1500,1500m", "2000,2", "3000000,3k", "1234567,1234567m"})
    void processorTimeIsWrittenInPowersOfTen(long thousandths, String quantity) {
        assertThat(Quantities.decimal(thousandths)).isEqualTo(quantity);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "5000,5",
        "1000000,1k",
        "1024000,1Ki",
        "134217728000,128Mi",
        "200000001000,200000001",
        "1536000,1536",
        "1572864000,1536Ki",
        "1500,1500m"
    })
    void memoryIsWrittenInPowersOfTwo(long thousandths, String quantity) {
        assertThat(Quantities.binary(thousandths)).isEqualTo(quantity);
    }
}
