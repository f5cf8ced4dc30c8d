package org.parley.browser.vxml.internal.run;

import org.parley.browser.vxml.internal.element.Dialog;
import org.parley.browser.vxml.internal.element.VoiceXmlDocument;

/**
 * A dialog to go to, already loaded.
 *
 * @param root the application root document; null when the document is itself one
 * @param sameDocument only the fragment changed: the document is not entered anew
 * @param submitted reached by {@code <submit>}
 * @param carried a match of a grammar of that dialog while another was active; null normally
 */
public record Target(
        VoiceXmlDocument document,
        VoiceXmlDocument root,
        Dialog dialog,
        boolean sameDocument,
        boolean submitted,
        Carried carried) {
    @Override
    public String toString() {
        return document.uri() + dialog.id().map(id -> "#" + id).orElse("");
    }
}
