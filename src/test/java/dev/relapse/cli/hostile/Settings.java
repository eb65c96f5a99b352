package dev.relapse.cli.hostile;

import java.util.List;
import java.util.stream.Stream;

/** Settings and the command line itself. */
final class Settings {

    private Settings() {}

    static Stream<Row> rows() {
        return Stream.of(
                Row.given("no such option", List.of("tiny", "--fast"), "'--fast'", "--help"),
                Row.given("a setting of nothing", List.of("tiny", "-D"), "-D", "--help"),
                Row.setting("-Drelapse.word=3", "no such setting", "-Drelapse.words meant"),
                Row.setting("-Drelapse.ofline", "no such setting", "-Drelapse.offline meant"),
                Row.setting("-Drelapse.words=many", "cannot be 'many'", "a number, such as 500"),
                Row.setting("-Drelapse.words=", "relapse.words cannot be ''", "such as 500"),
                Row.setting("-Drelapse.limit=soon", "cannot be 'soon'", "a duration, such as 30s"),
                Row.setting("-Drelapse.limit=30", "cannot be '30'", "a duration, such as 30s"),
                Row.setting("-Drelapse.keep=always", "'always'", "never or failure"),
                Row.setting("-Drelapse.require=some", "'some'", "none or all"),
                Row.setting("-Drelapse.tier=weekly", "'weekly'", "verify or nightly"),
                Row.setting("-Drelapse.pressure.limit=hot", "'hot'", "such as 0.9"),
                Row.setting("-Drelapse.pressure.limit=2", "at most 1, not 2"),
                Row.setting("-Drelapse.pressure.limit=NaN", "at most 1, not NaN"),
                Row.setting("-Dreplays=0", "-Dreplays must be from 1 to 1000, not 0"),
                Row.setting("-Dreplays=1001", "-Dreplays must be from 1 to 1000, not 1001"),
                Row.setting("-Dreplays=many", "-Dreplays cannot be 'many'", "a number"),
                Row.setting("-Drelapse.fidelity=fake", "fake", "auto, real, simulated"),
                Row.setting("-Drelapse.offline=maybe", "relapse.offline=maybe", "true nor false"),
                Row.setting("-Drelapse.lock=sometimes", "relapse.lock=sometimes", "keep, update"),
                Row.setting("-Drelapse.lock=update", "relapse.offline forbids it", "leave one out")
                        .with("-Drelapse.offline"),
                Row.setting("-Drelapse.results=pom.xml", "relapse.results", "name a folder"),
                Row.setting("-Drelapse.previous=gone", "relapse.previous=gone", "no such file"),
                Row.setting("-Drelapse.previous=pom.xml", "pom.xml is not a summary", "name"));
    }
}
