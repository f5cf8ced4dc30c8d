package org.parley.browser.grammar;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Grammars as a recogniser reads them: the XML form of SRGS 1.0. */
final class RecognizerText {
    private static final Pattern OTHER_ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"'](?!(?i)utf-8[\"'])");

    private RecognizerText() {}

    /** A document that stands alone; empty for the ABNF form, another encoding, or another rule than its root. */
    static Optional<String> of(GrammarDocument document) {
        String text = new String(document.content(), StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        boolean readable = text.stripLeading().startsWith("<")
                && document.fragment().isEmpty()
                && !OTHER_ENCODING.matcher(text).find();
        return readable ? Optional.of(text) : Optional.empty();
    }

    /** @param approximate whether some of the words in their order are enough (VoiceXML 2.0 §2.2.5) */
    static String ofPhrase(List<String> words, boolean approximate) {
        StringBuilder text = new StringBuilder("<grammar version=\"1.0\" mode=\"voice\" root=\"phrase\""
                + " xmlns=\"http://www.w3.org/2001/06/grammar\"><rule id=\"phrase\" scope=\"public\">");
        if (!approximate) {
            text.append("<item>").append(escaped(String.join(" ", words))).append("</item>");
        } else {
            text.append("<one-of>");
            for (int first = 0; first < words.size(); first++) {
                text.append("<item>").append(escaped(words.get(first)));
                for (String word : words.subList(first + 1, words.size())) {
                    text.append("<item repeat=\"0-1\">").append(escaped(word)).append("</item>");
                }
                text.append("</item>");
            }
            text.append("</one-of>");
        }
        return text.append("</rule></grammar>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
