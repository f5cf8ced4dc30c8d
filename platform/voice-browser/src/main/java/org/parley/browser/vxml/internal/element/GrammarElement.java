package org.parley.browser.vxml.internal.element;

import java.nio.charset.StandardCharsets;
import org.parley.browser.grammar.DtmfGrammar;
import org.parley.browser.grammar.GrammarCompiler;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.VoiceXmlEvent;

/** Where a DTMF grammar comes from: an element, a type or a sequence of keys. What needs no fetch is compiled once. */
public abstract class GrammarElement {
    private final Place place;

    protected GrammarElement(Place place) {
        this.place = place;
    }

    public Place place() {
        return place;
    }

    public abstract DtmfGrammar compile(Execution execution) throws VoiceXmlEvent;

    private abstract static class Fixed extends GrammarElement {
        private volatile DtmfGrammar compiled;

        Fixed(Place place) {
            super(place);
        }

        @Override
        public DtmfGrammar compile(Execution execution) throws VoiceXmlEvent {
            DtmfGrammar known = compiled;
            if (known == null) {
                try {
                    known = make(execution, execution.grammars());
                } catch (GrammarException bad) {
                    throw new VoiceXmlEvent(bad.event(), bad.getMessage(), place());
                }
                compiled = known;
            }
            return known;
        }

        abstract DtmfGrammar make(Execution execution, GrammarCompiler compiler) throws GrammarException, VoiceXmlEvent;
    }

    /** {@code <grammar>} with its rules in it; {@code srgs} is the element as a document. */
    public static GrammarElement inline(Place place, String srgs) {
        return new Fixed(place) {
            @Override
            DtmfGrammar make(Execution execution, GrammarCompiler compiler) throws GrammarException {
                byte[] document = srgs.getBytes(StandardCharsets.UTF_8);
                return compiler.srgs(document, execution.base(), "", execution.grammarReferences());
            }
        };
    }

    /** {@code <grammar src="builtin:…">} or the type of a field (VoiceXML 2.0 appendix P). */
    public static GrammarElement builtin(Place place, String uri) {
        return new Fixed(place) {
            @Override
            DtmfGrammar make(Execution execution, GrammarCompiler compiler) throws GrammarException {
                return compiler.builtin(uri);
            }
        };
    }

    /** The {@code dtmf} attribute of choice, option and link; the interpretation may be null for the keys. */
    public static GrammarElement keys(Place place, String sequence, Object interpretation) {
        return new Fixed(place) {
            @Override
            DtmfGrammar make(Execution execution, GrammarCompiler compiler) throws GrammarException {
                return compiler.keys(sequence, interpretation);
            }
        };
    }

    /** {@code <grammar src>} and {@code srcexpr} (VoiceXML 2.1 §2). */
    public static GrammarElement external(Place place, Reference source) {
        return new GrammarElement(place) {
            @Override
            public DtmfGrammar compile(Execution execution) throws VoiceXmlEvent {
                return execution.fetchGrammar(source, place);
            }
        };
    }
}
