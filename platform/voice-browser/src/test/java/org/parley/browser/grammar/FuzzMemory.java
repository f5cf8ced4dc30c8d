package org.parley.browser.grammar;

/** How much memory is in use when what can be collected is gone. */
public final class FuzzMemory {
    private FuzzMemory() {}

    /** In bytes. */
    public static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
