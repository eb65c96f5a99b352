package dev.relapse.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.relapse.scenario.PostMortem;

@AnalyzeClasses(packages = "dev.relapse")
class ArchitectureTest {

    /** A scenario that could import a simulation could make it say what it wants to hear. */
    @ArchTest
    static final ArchRule SCENARIOS_DO_NOT_KNOW_SIMULATIONS =
            noClasses()
                    .that()
                    .resideInAPackage("dev.relapse.scenarios..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.relapse.simulation..");

    /** A simulation is a process like any other: nothing of the harness links against it. */
    @ArchTest
    static final ArchRule NOTHING_LINKS_AGAINST_SIMULATIONS =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.relapse.simulation..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.relapse.simulation..");

    @ArchTest
    static final ArchRule SIMULATIONS_DO_NOT_KNOW_THE_HARNESS =
            noClasses()
                    .that()
                    .resideInAPackage("dev.relapse.simulation..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.relapse.cluster..",
                            "dev.relapse.proof..",
                            "dev.relapse.replay..",
                            "dev.relapse.scenario..",
                            "dev.relapse.verdict..");

    @ArchTest
    static final ArchRule SCENARIOS_USE_CLUSTERS_ONLY_THROUGH_CAPABILITIES =
            noClasses()
                    .that()
                    .resideInAPackage("dev.relapse.scenarios..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.relapse.cluster.docker..",
                            "dev.relapse.cluster.embedded..",
                            "dev.relapse.cluster.existing..",
                            "dev.relapse.cluster.hostprograms..",
                            "dev.relapse.cluster.k3s..",
                            "dev.relapse.cluster.kind..",
                            "dev.relapse.cluster.machine..",
                            "dev.relapse.cluster.realnodes..");

    /** The command line is a door: whatever it can do, the rest of Relapse can do without it. */
    @ArchTest
    static final ArchRule NOTHING_BUT_ITS_TESTS_KNOWS_THE_COMMAND_LINE =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("dev.relapse.cli..", "dev.relapse.scenarios.harness..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.relapse.cli..");

    @ArchTest
    static final ArchRule POST_MORTEMS_ARE_CALLED_SCENARIOS =
            classes()
                    .that()
                    .areAnnotatedWith(PostMortem.class)
                    .should()
                    .haveSimpleNameEndingWith("Scenario")
                    .andShould()
                    .resideInAPackage("dev.relapse.scenarios..");

    @ArchTest
    static final ArchRule NOBODY_SLEEPS =
            noClasses().should().callMethod(Thread.class, "sleep", long.class);

    static final class MainCode {
        @AnalyzeClasses(
                packages = "dev.relapse",
                importOptions = ImportOption.DoNotIncludeTests.class)
        static class Cycles {
            @ArchTest
            static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
                    slices().matching("dev.relapse.(*)..").should().beFreeOfCycles();
        }
    }
}
