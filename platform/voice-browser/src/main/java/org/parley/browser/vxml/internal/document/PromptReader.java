package org.parley.browser.vxml.internal.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.browser.vxml.internal.element.AudioPart;
import org.parley.browser.vxml.internal.element.BreakPart;
import org.parley.browser.vxml.internal.element.EnumeratePart;
import org.parley.browser.vxml.internal.element.ForeachPart;
import org.parley.browser.vxml.internal.element.Iteration;
import org.parley.browser.vxml.internal.element.MarkPart;
import org.parley.browser.vxml.internal.element.Prompt;
import org.parley.browser.vxml.internal.element.PromptPart;
import org.parley.browser.vxml.internal.element.SpokenPart;
import org.parley.browser.vxml.internal.element.TextPart;
import org.parley.browser.vxml.internal.element.ValuePart;
import org.parley.browser.vxml.internal.prompt.Prosody;
import org.parley.browser.vxml.internal.xml.MarkupException;
import org.parley.browser.vxml.internal.xml.XmlElement;
import org.parley.browser.vxml.internal.xml.XmlNode;
import org.parley.browser.vxml.internal.xml.XmlText;

/** Reads prompts: VoiceXML's own elements and SSML (VoiceXML 2.0 §4.1). */
final class PromptReader {
    /** What may stand for a prompt without one around it. */
    private static final Set<String> IMPLICIT = Set.of("audio", "value", "enumerate");

    private static final Set<String> SPOKEN =
            Set.of(("say-as p s paragraph sentence prosody voice emphasis phoneme token w lang lookup").split(" "));
    private static final Set<String> SILENT = Set.of("desc", "meta", "metadata", "lexicon");

    boolean isImplicit(XmlNode node) {
        return node instanceof XmlText text ? !text.text().isBlank() : IMPLICIT.contains(((XmlElement) node).name());
    }

    Prompt prompt(Markup prompt) throws MarkupException {
        return new Prompt(
                prompt.place(),
                prompt.optional("bargein"),
                prompt.optional("bargeintype"),
                prompt.optional("cond"),
                prompt.count(),
                prompt.time("timeout"),
                prompt.optional("xml:lang"),
                prompt.optional("xml:base"),
                withLexicons(prompt, parts(prompt, prompt.children())));
    }

    /** SSML 1.0 §3.1.4: the lexicons that a prompt names hold for all of it. */
    private static List<PromptPart> withLexicons(Markup prompt, List<PromptPart> parts) {
        Map<String, String> named = new LinkedHashMap<>();
        for (XmlNode child : prompt.children()) {
            if (child instanceof XmlElement lexicon && lexicon.name().equals("lexicon")) {
                String type =
                        lexicon.attribute("type").map(media -> " " + media).orElse("");
                named.merge(
                        "lexicon uri", lexicon.attribute("uri").orElse("") + type, (one, other) -> one + ", " + other);
            }
        }
        return named.isEmpty()
                ? parts
                : List.of(new SpokenPart(prompt.place(), Optional.empty(), "", Prosody.written(named), parts));
    }

    /**
     * The run of text, audio and values that begins at an index of an element's children: one prompt.
     *
     * @param prompts gets the prompt
     * @return the index behind the run
     */
    int implicit(Markup parent, int from, List<? super Prompt> prompts) throws MarkupException {
        List<XmlNode> children = parent.children();
        int to = from;
        while (to < children.size() && (isImplicit(children.get(to)) || Markup.isBlank(children.get(to)))) {
            to++;
        }
        prompts.add(new Prompt(
                parent.place(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                parts(parent, children.subList(from, to))));
        return to;
    }

    private List<PromptPart> parts(Markup parent, List<XmlNode> nodes) throws MarkupException {
        List<PromptPart> parts = new ArrayList<>();
        for (XmlNode node : nodes) {
            if (node instanceof XmlText text) {
                parts.add(new TextPart(text.text()));
            } else {
                part(parent, (XmlElement) node, parts);
            }
        }
        return List.copyOf(parts);
    }

    private void part(Markup parent, XmlElement element, List<PromptPart> parts) throws MarkupException {
        Markup part = parent.of(element);
        switch (element.name()) {
            case "audio" -> {
                part.exactlyOne("src", "expr");
                parts.add(new AudioPart(
                        part.place(),
                        part.reference("src", "expr"),
                        // SSML 1.1 §3.3.1; parts of the audio are not played.
                        Math.max(1, (int)
                                Double.parseDouble(part.optional("repeatCount").orElse("1"))),
                        part.optional("soundLevel").map(PromptReader::loudness).orElse(1.0),
                        parts(part, part.children())));
            }
            case "value" -> parts.add(new ValuePart(part.place(), part.required("expr")));
            case "enumerate" ->
                parts.add(new EnumeratePart(
                        part.place(),
                        element.children().stream().allMatch(Markup::isBlank)
                                ? List.of()
                                : parts(part, part.children())));
            case "foreach" -> parts.add(new ForeachPart(iteration(part), parts(part, part.children())));
            case "break" -> parts.add(new BreakPart(length(part)));
            case "mark" -> {
                part.exactlyOne("name", "nameexpr");
                parts.add(new MarkPart(part.place(), part.optional("name"), part.optional("nameexpr")));
            }
            case "sub" -> parts.add(new TextPart(part.required("alias")));
            default -> {
                if (element.name().equals("say-as")) {
                    // Drafts of SSML called it type.
                    part.exactlyOne("interpret-as", "type");
                }
                if (SPOKEN.contains(element.name())) {
                    parts.add(new SpokenPart(
                            part.place(),
                            part.optional("xml:lang"),
                            part.optional("onlangfailure").map(String::strip).orElse(""),
                            prosody(part),
                            parts(part, part.children())));
                } else if (!SILENT.contains(element.name())) {
                    throw parent.misplaced(element);
                }
            }
        }
    }

    private static Prosody prosody(Markup part) {
        return switch (part.name()) {
            case "prosody" ->
                new Prosody(
                        part.optional("rate"),
                        part.optional("volume"),
                        part.optional("pitch"),
                        Optional.empty(),
                        written(part));
            case "voice" ->
                new Prosody(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        part.optional("name").or(() -> part.optional("gender")),
                        written(part));
            case "phoneme" -> isKnownAlphabet(part) ? Prosody.written(written(part)) : Prosody.AS_AROUND;
            default -> Prosody.written(written(part));
        };
    }

    /** SSML 1.0 §3.1.9: in an alphabet that is not known, the text itself is spoken. Vendors' begin with x-. */
    private static boolean isKnownAlphabet(Markup phoneme) {
        String alphabet = phoneme.optional("alphabet").orElse("ipa").strip();
        return alphabet.equals("ipa") || alphabet.startsWith("x-");
    }

    /** An element's attributes, and its name where it says something without any. */
    private static Map<String, String> written(Markup part) {
        Map<String, String> written = new LinkedHashMap<>();
        part.element().attributes().forEach((attribute, value) -> {
            if (!attribute.startsWith("xml:") && !attribute.equals("onlangfailure")) {
                written.put(part.name() + " " + attribute, value.strip());
            }
        });
        if (part.name().equals("emphasis")) {
            written.putIfAbsent("emphasis level", "moderate");
        }
        if (part.name().equals("token") || part.name().equals("w")) {
            // What is marked as one word is one, also where nothing else is said of it.
            written.put(part.name(), "word");
        }
        return written;
    }

    /** SSML 1.1 §3.3.1: {@code +6dB} and the like. */
    private static double loudness(String level) {
        return Prosody.ofDecibels(Double.parseDouble(level.substring(0, level.length() - "dB".length())));
    }

    Iteration iteration(Markup foreach) throws MarkupException {
        return new Iteration(foreach.place(), foreach.required("array"), foreach.required("item"));
    }

    /** SSML 1.0 §3.2.3: a time, or a strength whose length is ours to choose. */
    private static Duration length(Markup pause) throws MarkupException {
        Optional<Duration> time = pause.time("time");
        if (time.isPresent()) {
            return time.get();
        }
        return Duration.ofMillis(
                switch (pause.optional("strength")
                        .or(() -> pause.optional("size"))
                        .orElse("medium")) {
                    case "none" -> 0;
                    case "x-weak" -> 100;
                    case "weak", "small" -> 250;
                    case "medium" -> 500;
                    case "strong", "large" -> 1000;
                    case "x-strong" -> 1500;
                    default -> throw pause.error("no such strength of a break");
                });
    }
}
