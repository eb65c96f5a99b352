package dev.relapse.artifact.catalogue;

import java.util.Optional;

/**
 * How one program is had. It has at least one of an image with the program's path in it, a Go
 * module, a wheel and a simulation, and not both a Go module and a wheel.
 *
 * @param name unique in the catalogue
 * @param image the official container image, if there is one
 * @param goModule how it is built, if it is
 * @param pythonWheel the wheel that holds it, if one does
 * @param simulation our stand-in, if there is one
 */
public record ProgramRecipe(
        String name,
        Optional<ImageRecipe> image,
        Optional<GoModuleRecipe> goModule,
        Optional<WheelRecipe> pythonWheel,
        Optional<SimulationRecipe> simulation) {}
