package org.parley.browser.conformance;

/** Times as case files write them. */
final class CaseTime {
    private CaseTime() {}

    /** {@code 3s}, {@code 1.5s} or {@code 200ms}. */
    static int millis(String text) {
        return text.endsWith("ms")
                ? Integer.parseInt(text.substring(0, text.length() - 2))
                : (int) Math.round(1000 * Double.parseDouble(text.substring(0, text.length() - 1)));
    }
}
