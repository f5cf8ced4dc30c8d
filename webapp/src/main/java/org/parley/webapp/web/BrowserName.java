package org.parley.webapp.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What people call the browser that a User-Agent header (RFC 9110 section 10.1.5) stands for. */
final class BrowserName {
    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        // the first one found counts: most browsers also name those that they resemble
        BROWSERS.put("Edg/", "Edge");
        BROWSERS.put("Firefox/", "Firefox");
        BROWSERS.put("Chrome/", "Chrome");
        BROWSERS.put("Safari/", "Safari");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Mac OS X", "Mac");
        SYSTEMS.put("Linux", "Linux");
    }

    private BrowserName() {}

    static String of(String userAgent) {
        String header = Optional.ofNullable(userAgent).orElse("");
        String system = name(SYSTEMS, header);
        String browser = name(BROWSERS, header);
        return (browser.isEmpty() ? "A browser" : browser) + (system.isEmpty() ? "" : " on " + system);
    }

    private static String name(Map<String, String> names, String header) {
        return names.entrySet().stream()
                .filter(entry -> header.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
