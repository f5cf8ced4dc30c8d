package org.parley.browser.vxml.internal.run;

import org.parley.browser.script.Scope;
import org.parley.browser.vxml.internal.element.VoiceXmlDocument;

/**
 * A document while it is executed.
 *
 * @param application the context of its root document; null when the document is itself one
 */
record DocumentContext(VoiceXmlDocument document, Scope scope, PropertyScope properties, DocumentContext application) {
    /** The context whose scope is {@code application}. */
    DocumentContext root() {
        return application == null ? this : application;
    }
}
