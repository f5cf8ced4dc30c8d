package org.parley.browser.vxml.internal.run;

import java.util.ArrayList;
import java.util.List;
import org.parley.browser.grammar.DtmfGrammar;
import org.parley.browser.vxml.internal.element.Dialog;
import org.parley.browser.vxml.internal.element.GrammarElement;
import org.parley.browser.vxml.internal.element.GrammarOwner;
import org.parley.browser.vxml.internal.element.Link;

/** The grammars that listen, in order of precedence: item, form, document, root document (VoiceXML 2.0 §3.1.4). */
final class ActiveGrammars {
    private final Execution execution;
    private final List<ActiveGrammar> grammars = new ArrayList<>();

    ActiveGrammars(Execution execution) {
        this.execution = execution;
    }

    void add(List<GrammarElement> elements, GrammarOwner owner) throws VoiceXmlEvent {
        for (GrammarElement element : elements) {
            grammars.add(new ActiveGrammar(element.compile(execution), owner));
        }
    }

    void addLinks(List<Link> links) throws VoiceXmlEvent {
        for (Link link : links) {
            add(link.grammars(), link);
        }
    }

    /** The form's own, then what is active in its whole document and application. */
    void addAround(Dialog dialog, DocumentContext document) throws VoiceXmlEvent {
        add(dialog.grammars(), dialog);
        addLinks(dialog.links());
        addDocument(document, dialog);
        if (document.application() != null) {
            addDocument(document.application(), dialog);
        }
    }

    private void addDocument(DocumentContext document, Dialog active) throws VoiceXmlEvent {
        addLinks(document.document().links());
        for (Dialog dialog : document.document().dialogs()) {
            if (dialog.documentScope() && dialog != active) {
                add(dialog.grammars(), dialog);
            }
        }
    }

    List<DtmfGrammar> compiled() {
        return grammars.stream().map(ActiveGrammar::grammar).toList();
    }

    int size() {
        return grammars.size();
    }

    GrammarOwner owner(int index) {
        return grammars.get(index).owner();
    }
}
