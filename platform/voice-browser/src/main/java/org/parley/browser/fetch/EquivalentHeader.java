package org.parley.browser.fetch;

import java.util.Locale;

/** What stands in a document for a header of its response: {@code <meta http-equiv="…" content="…"/>}. */
public final class EquivalentHeader {
    private EquivalentHeader() {}

    /** Whether a header says that a copy of the document must not be used without asking for it again. */
    public static boolean forbidsCopies(String name, String content) {
        String value = content.strip().toLowerCase(Locale.ROOT);
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "expires" -> value.equals("0") || value.equals("-1");
            case "cache-control", "pragma" ->
                value.contains("no-cache") || value.contains("no-store") || value.matches(".*max-age\\s*=\\s*0\\b.*");
            default -> false;
        };
    }
}
