package org.parley.browser.vxml.internal.element;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A compiled document: immutable, shared by all sessions.
 *
 * @param uri where it came from, without fragment
 * @param base what its relative URIs refer to ({@code xml:base})
 * @param application its root document, if it is a leaf (VoiceXML 2.0 §1.5.2)
 * @param expired it says that copies of it must not be used (§6.2.1)
 * @param initialisers var, script and data of the document, in order
 */
public record VoiceXmlDocument(
        URI uri,
        URI base,
        Optional<String> language,
        Optional<URI> application,
        List<Executable> initialisers,
        List<Dialog> dialogs,
        List<Link> links,
        List<Handler> handlers,
        Map<String, String> properties,
        boolean expired) {

    /** The dialog of that id, or the first one when there is no id. */
    public Optional<Dialog> dialog(String id) {
        if (id == null) {
            return dialogs.stream().findFirst();
        }
        return dialogs.stream()
                .filter(dialog -> dialog.id().filter(id::equals).isPresent())
                .findFirst();
    }
}
