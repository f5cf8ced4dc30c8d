package org.parley.browser.ccxml.internal.document;

import java.util.Locale;

/** CCXML 1.0 §9.2: an event name in which {@code *} stands for any characters or none. Case does not matter. */
record EventPattern(String pattern) {
    EventPattern {
        pattern = pattern.toLowerCase(Locale.ROOT);
    }

    boolean matches(String eventName) {
        String name = eventName.toLowerCase(Locale.ROOT);
        int p = 0;
        int n = 0;
        int star = -1;
        int retry = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
