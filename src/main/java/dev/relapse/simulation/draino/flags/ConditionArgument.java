package dev.relapse.simulation.draino.flags;

import dev.relapse.simulation.draino.node.SuppliedCondition;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A node condition on the command line. */
final class ConditionArgument implements ITypeConverter<SuppliedCondition> {

    @Override
    public SuppliedCondition convert(String value) {
        try {
            return SuppliedCondition.parse(value);
        } catch (IllegalArgumentException refused) {
            throw new TypeConversionException(refused.getMessage());
        }
    }
}
