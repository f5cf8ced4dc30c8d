package org.parley.gateway.speech;

import java.util.Locale;

/** Words as a document that speech servers read (SSML 1.0). */
final class Ssml {
    private Ssml() {}

    static String of(Words words) {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<speak version=\"1.0\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"");
        text.append(escaped(words.language())).append("\">");
        Manner manner = words.manner();
        boolean prosody = manner.rate() != 1 || manner.pitch() != 1;
        if (prosody) {
            text.append("<prosody rate=\"")
                    .append(relative(manner.rate()))
                    .append("\" pitch=\"")
                    .append(relative(manner.pitch()))
                    .append("\">");
        }
        text.append(escaped(words.text()));
        return text.append(prosody ? "</prosody>" : "").append("</speak>").toString();
    }

    /** SSML 1.0 §3.2.4: {@code +25%}. */
    private static String relative(double factor) {
        return String.format(Locale.ROOT, "%+.0f%%", (factor - 1) * 100);
    }

    /** Also without what XML 1.0 has no place for. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    boolean allowed = c == '\t'
                            || c == '\n'
                            || c >= ' ' && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF);
                    escaped.appendCodePoint(allowed ? c : ' ');
                }
            }
        });
        return escaped.toString();
    }
}
