package dev.relapse.scenario;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/**
 * Gives a test instance back the fields that it was constructed with.
 *
 * <p>With {@code Lifecycle.PER_CLASS} JUnit makes one instance for all invocations of a class
 * template, so what a scenario keeps of one variant, such as its nodes, would meet the next one.
 */
final class FreshFields {

    private FreshFields() {}

    /**
     * Sets every instance field of {@code instance} to what its constructor without parameters
     * gives it.
     *
     * @throws IllegalStateException when the class has no such constructor, or it fails
     */
    static void restore(Object instance) {
        Class<?> type = instance.getClass();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object fresh = constructor.newInstance();
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    field.set(instance, field.get(fresh));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "%s needs a constructor without parameters that works"
                            .formatted(type.getName()),
                    e);
        }
    }
}
