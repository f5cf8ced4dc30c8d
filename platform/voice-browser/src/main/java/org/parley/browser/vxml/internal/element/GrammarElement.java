package org.parley.browser.vxml.internal.element;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.parley.browser.grammar.CompiledGrammar;
import org.parley.browser.grammar.GrammarCompiler;
import org.parley.browser.grammar.GrammarDocument;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.VoiceXmlEvent;

/** Where a grammar comes from: an element, a type, words or a sequence of keys. What needs no fetch is compiled once. */
public abstract class GrammarElement {
    private final Place place;

    protected GrammarElement(Place place) {
        this.place = place;
    }

    public Place place() {
        return place;
    }

    public abstract CompiledGrammar compile(Execution execution) throws VoiceXmlEvent;

    /** Makes a grammar that is the same for every session. */
    private interface Maker {
        CompiledGrammar make(Execution execution, GrammarCompiler compiler) throws GrammarException;
    }

    private static final class Fixed extends GrammarElement {
        private final Maker maker;
        private volatile CompiledGrammar compiled;

        Fixed(Place place, Maker maker) {
            super(place);
            this.maker = maker;
        }

        @Override
        public CompiledGrammar compile(Execution execution) throws VoiceXmlEvent {
            CompiledGrammar known = compiled;
            if (known == null) {
                try {
                    known = maker.make(execution, execution.grammars());
                } catch (GrammarException bad) {
                    throw VoiceXmlEvent.of(bad, place());
                }
                compiled = known;
            }
            return known;
        }
    }

    /**
     * {@code <grammar>} with its rules in it.
     *
     * @param content the element as a document, or ABNF text
     * @param mediaType its {@code type}, empty when it has none
     */
    public static GrammarElement inline(Place place, String content, String mediaType, Optional<String> base) {
        byte[] document = content.getBytes(StandardCharsets.UTF_8);
        Maker maker = (execution, compiler) -> compiler.compile(
                new GrammarDocument(document, resolve(execution, base, place), "", mediaType),
                execution.grammarReferences());
        if (!content.contains("<ruleref") && !content.contains("$<")) {
            return new Fixed(place, maker);
        }
        return new GrammarElement(place) {
            // What it refers to may change, so the compiler, which keeps what it compiled, is asked each time.
            @Override
            public CompiledGrammar compile(Execution execution) throws VoiceXmlEvent {
                try {
                    return maker.make(execution, execution.grammars());
                } catch (GrammarException bad) {
                    throw VoiceXmlEvent.of(bad, place);
                }
            }
        };
    }

    private static URI resolve(Execution execution, Optional<String> base, Place place) throws GrammarException {
        try {
            return base.map(execution.base()::resolve).orElse(execution.base());
        } catch (IllegalArgumentException bad) {
            throw new GrammarException("error.badfetch", place + ": xml:base is no URI: " + base.orElse(""), bad);
        }
    }

    /** A grammar of a format that is not known (VoiceXML 2.0 §3.1.1): an event when it would be activated. */
    public static GrammarElement ofUnknownFormat(Place place, String mediaType) {
        return new GrammarElement(place) {
            @Override
            public CompiledGrammar compile(Execution execution) throws VoiceXmlEvent {
                throw new VoiceXmlEvent(
                        "error.unsupported.format",
                        "grammars are application/srgs+xml or application/srgs, not " + mediaType,
                        place);
            }
        };
    }

    /** The DTMF side of the type of a field (VoiceXML 2.0 appendix P). */
    public static GrammarElement builtinKeys(Place place, String type) {
        return new Fixed(place, (execution, compiler) -> compiler.builtin("builtin:dtmf/" + type));
    }

    /** The spoken side of the type of a field (VoiceXML 2.0 appendix P). */
    public static GrammarElement builtinWords(Place place, String type) {
        return new Fixed(place, (execution, compiler) -> compiler.builtinVoice("builtin:grammar/" + type));
    }

    /** The {@code dtmf} attribute of choice, option and link; the interpretation may be null for the keys. */
    public static GrammarElement keys(Place place, String sequence, Object interpretation) {
        return new Fixed(place, (execution, compiler) -> compiler.keys(sequence, interpretation));
    }

    /** What a choice or an option says (VoiceXML 2.0 §2.2.5); the interpretation may be null for the words said. */
    public static GrammarElement words(Place place, String words, Object interpretation, boolean approximate) {
        return new Fixed(place, (execution, compiler) -> compiler.phrase(words, interpretation, approximate));
    }

    /** {@code <grammar src>} and {@code srcexpr} (VoiceXML 2.1 §2), {@code builtin:} addresses too. */
    public static GrammarElement external(Place place, Reference source, String mediaType) {
        return new GrammarElement(place) {
            @Override
            public CompiledGrammar compile(Execution execution) throws VoiceXmlEvent {
                return execution.fetchGrammar(source, mediaType, place);
            }
        };
    }
}
