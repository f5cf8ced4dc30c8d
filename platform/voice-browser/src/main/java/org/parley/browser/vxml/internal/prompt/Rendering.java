package org.parley.browser.vxml.internal.prompt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.parley.browser.platform.AudioContent;
import org.parley.browser.platform.Delivery;
import org.parley.browser.platform.Playable;
import org.parley.browser.script.Scope;
import org.parley.browser.script.Undefined;
import org.parley.browser.vxml.internal.element.AudioPart;
import org.parley.browser.vxml.internal.element.Enumerable;
import org.parley.browser.vxml.internal.element.MarkPart;
import org.parley.browser.vxml.internal.element.Place;
import org.parley.browser.vxml.internal.element.PromptPart;
import org.parley.browser.vxml.internal.element.SpokenPart;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.Flow;
import org.parley.browser.vxml.internal.run.VoiceXmlEvent;

/** Turns one prompt into playable items, its values and audio taken now, when it is queued (VoiceXML 2.0 §4.1). */
public final class Rendering {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Execution execution;
    private final List<Playable> items = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private String language;
    private Delivery delivery = Delivery.PLAIN;

    public Rendering(Execution execution, String language) {
        this.execution = execution;
        this.language = language;
    }

    public Execution execution() {
        return execution;
    }

    public List<Playable> items() {
        flush();
        return items;
    }

    public void parts(List<PromptPart> parts) throws Flow {
        for (PromptPart part : parts) {
            part.render(this);
        }
    }

    public void text(String text) {
        execution.speak(text.length());
        words.append(text);
    }

    public void value(String expr, Place place) throws VoiceXmlEvent {
        text(execution.evaluateString(expr, place));
    }

    public void silence(Duration length) {
        flush();
        if (!length.isZero()) {
            items.add(new Playable.Silence(length));
        }
    }

    public void mark(MarkPart mark) throws VoiceXmlEvent {
        flush();
        String name = mark.nameExpr().isPresent()
                ? execution.evaluateString(mark.nameExpr().get(), mark.place())
                : mark.name().orElse("");
        items.add(new Playable.Mark(name));
    }

    /** Words of their own, in their own language and manner. */
    public void spoken(SpokenPart part) throws Flow {
        String outerLanguage = language;
        Delivery outerDelivery = delivery;
        String innerLanguage = part.language().orElse(language);
        Delivery innerDelivery = part.prosody().within(delivery);
        if (!execution.speaks(innerLanguage)) {
            switch (part.onLanguageFailure()) {
                case "ignoretext" -> {
                    return;
                }
                case "ignorelang" -> innerLanguage = language;
                default -> execution.requireLanguage(innerLanguage, part.place());
            }
        }
        boolean same = innerLanguage.equals(language) && innerDelivery.equals(delivery);
        separate(same);
        language = innerLanguage;
        delivery = innerDelivery;
        try {
            parts(part.parts());
            separate(same);
        } finally {
            language = outerLanguage;
            delivery = outerDelivery;
        }
    }

    private void separate(boolean goingOn) {
        if (goingOn) {
            words.append(' ');
        } else {
            flush();
        }
    }

    /** §4.1.3: the audio, or what stands in it; an undefined {@code expr} leaves out both. */
    public void audio(AudioPart audio) throws Flow {
        Object source = audio.source().uri().orElse(null);
        if (audio.source().expr().isPresent()) {
            source = execution.evaluate(audio.source().expr().get(), audio.place());
            if (source == Undefined.UNDEFINED) {
                return;
            }
        }
        flush();
        if (source != null) {
            Optional<AudioContent> content = execution.audio(source, audio);
            if (content.isPresent()) {
                double volume = Math.min(Prosody.LOUDEST, delivery.volume() * audio.loudness());
                Playable clip = new Playable.Clip(content.get(), spokenWords(audio.fallback()), language, volume);
                items.addAll(Collections.nCopies(audio.times(), clip));
                return;
            }
        }
        parts(audio.fallback());
        flush();
    }

    /** The words of parts, for platforms that print. */
    private String spokenWords(List<PromptPart> parts) throws Flow {
        Rendering aside = new Rendering(execution, language);
        for (PromptPart part : parts) {
            if (!(part instanceof AudioPart)) {
                part.render(aside);
            }
        }
        StringBuilder text = new StringBuilder();
        for (Playable item : aside.items()) {
            if (item instanceof Playable.Speech speech) {
                text.append(text.isEmpty() ? "" : " ").append(speech.text());
            }
        }
        return text.toString();
    }

    /** §2.2.4: without a template, every choice as it is named. */
    public void enumerate(List<PromptPart> template, Place place) throws Flow {
        for (Enumerable choice : execution.enumeration(place)) {
            if (template.isEmpty()) {
                text(" " + choice.text() + (choice.dtmf().isEmpty() ? "" : " " + choice.dtmf()) + ". ");
                continue;
            }
            Execution outer = execution;
            Scope scope = outer.scope().child(null);
            scope.declare("_prompt", choice.text());
            scope.declare("_dtmf", choice.dtmf());
            execution = outer.in(scope);
            try {
                parts(template);
                text(" ");
            } finally {
                execution = outer;
            }
        }
    }

    private void flush() {
        String text = SPACE.matcher(words.toString().strip()).replaceAll(" ");
        words.setLength(0);
        if (!text.isEmpty()) {
            items.add(new Playable.Speech(text, language, delivery));
        }
    }
}
