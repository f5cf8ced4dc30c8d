package org.parley.browser.conformance;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/** Runs the parameterized and dynamic tests of a class outside of JUnit, one by one, to tell the result of each by name. */
final class TestSuite {
    /**
     * @param name of the assertion
     * @param failure empty when it passes; otherwise the first line of the reason
     * @param aborted it was not judged, for the reason given
     */
    record Result(String name, String failure, boolean aborted) {
        boolean passed() {
            return failure.isEmpty();
        }
    }

    private TestSuite() {}

    /** Empty when there is no such class. */
    static List<Result> run(String className) throws ReflectiveOperationException {
        Class<?> suite;
        try {
            suite = Class.forName(className);
        } catch (ClassNotFoundException none) {
            return List.of();
        }
        List<Result> results = new ArrayList<>();
        invokeStatic(suite, BeforeAll.class);
        for (Method method : suite.getDeclaredMethods()) {
            if (method.isAnnotationPresent(ParameterizedTest.class)) {
                parameterized(suite, method, results);
            } else if (method.isAnnotationPresent(TestFactory.class)) {
                dynamic(suite, method, results);
            }
        }
        invokeStatic(suite, AfterAll.class);
        return results;
    }

    private static void invokeStatic(Class<?> suite, Class<? extends java.lang.annotation.Annotation> kind)
            throws ReflectiveOperationException {
        for (Method method : suite.getDeclaredMethods()) {
            if (method.isAnnotationPresent(kind)) {
                method.setAccessible(true);
                method.invoke(null);
            }
        }
    }

    private static void parameterized(Class<?> suite, Method test, List<Result> results)
            throws ReflectiveOperationException {
        Method provider =
                suite.getDeclaredMethod(test.getAnnotation(MethodSource.class).value()[0]);
        provider.setAccessible(true);
        test.setAccessible(true);
        Object provided = provider.invoke(null);
        List<?> all = provided instanceof Stream<?> stream ? stream.toList() : (List<?>) provided;
        for (Object each : all) {
            Object[] arguments = each instanceof Arguments several ? several.get() : new Object[] {each};
            results.add(result(String.valueOf(arguments[0]), () -> test.invoke(instance(suite), arguments)));
        }
    }

    private static void dynamic(Class<?> suite, Method factory, List<Result> results)
            throws ReflectiveOperationException {
        factory.setAccessible(true);
        List<?> tests;
        try {
            tests = ((Stream<?>) factory.invoke(instance(suite))).toList();
        } catch (InvocationTargetException absent) {
            if (absent.getCause() instanceof TestAbortedException) {
                return;
            }
            throw absent;
        }
        for (Object each : tests) {
            DynamicTest test = (DynamicTest) each;
            results.add(result(test.getDisplayName(), () -> test.getExecutable().execute()));
        }
    }

    private static Object instance(Class<?> suite) throws ReflectiveOperationException {
        Constructor<?> constructor = suite.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private interface Body {
        void run() throws Throwable;
    }

    private static Result result(String name, Body body) {
        try {
            body.run();
            return new Result(name, "", false);
        } catch (Throwable thrown) {
            Throwable cause = thrown instanceof InvocationTargetException ? thrown.getCause() : thrown;
            String reason = Optional.ofNullable(cause.getMessage()).orElse(cause.toString());
            String line = Arrays.stream(reason.split("\\R"))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("failed");
            return new Result(
                    name, line.replaceFirst("^Assumption failed: ", ""), cause instanceof TestAbortedException);
        }
    }
}
