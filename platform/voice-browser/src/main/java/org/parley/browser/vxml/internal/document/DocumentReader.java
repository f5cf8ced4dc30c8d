package org.parley.browser.vxml.internal.document;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.browser.fetch.EquivalentHeader;
import org.parley.browser.vxml.internal.document.ItemReader.FilledOrder;
import org.parley.browser.vxml.internal.element.Dialog;
import org.parley.browser.vxml.internal.element.Executable;
import org.parley.browser.vxml.internal.element.VoiceXmlDocument;
import org.parley.browser.vxml.internal.xml.MarkupException;
import org.parley.browser.vxml.internal.xml.XmlElement;
import org.parley.browser.vxml.internal.xml.XmlReader;

/** Compiles a VoiceXML document (VoiceXML 2.0 §1.5, 2.1). Thread-safe. */
public final class DocumentReader {
    private final XmlReader xml;
    private final String language;
    private final PromptReader prompts = new PromptReader();
    private final ContentReader content = new ContentReader(prompts);
    private final DialogReader forms = new DialogReader(prompts, content);
    private final MenuReader menus = new MenuReader(prompts, content);

    /** @param language of documents that name none */
    public DocumentReader(XmlReader xml, String language) {
        this.xml = xml;
        this.language = language;
    }

    /** @param charset from the transport, or null */
    public VoiceXmlDocument read(byte[] source, String charset, URI uri) throws MarkupException {
        XmlElement element = xml.read(source, charset, uri.toString());
        Markup root = new Markup(element, uri, language);
        if (!element.name().equals("vxml")
                || !(element.namespace().isEmpty() || element.namespace().equals(XmlElement.VXML))) {
            throw root.error("not a VoiceXML document: <" + element.name() + ">");
        }
        String version = root.required("version");
        if (!version.equals("2.0") && !version.equals("2.1")) {
            throw root.error("VoiceXML 2.0 or 2.1, not " + version);
        }
        URI base = uri(root, "xml:base", uri).orElse(uri);
        List<Executable> initialisers = new ArrayList<>();
        List<Dialog> dialogs = new ArrayList<>();
        ItemReader reader = new ItemReader(prompts, content, new FilledOrder());
        Set<String> ids = new HashSet<>();
        boolean[] expired = {false};
        reader.read(root, false, (parent, child) -> {
            switch (child.name()) {
                case "meta" -> expired[0] |= expires(parent.of(child));
                case "metadata" -> parent.of(child);
                case "link" -> reader.addLink(parent.of(child));
                case "form" -> dialogs.add(unique(ids, forms.form(parent.of(child))));
                case "menu" -> dialogs.add(unique(ids, menus.menu(parent.of(child))));
                default -> {
                    Optional<Executable> initialiser = content.initialiser(parent, child);
                    initialiser.ifPresent(initialisers::add);
                    return initialiser.isPresent();
                }
            }
            return true;
        });
        return new VoiceXmlDocument(
                uri,
                base,
                root.optional("xml:lang"),
                uri(root, "application", base),
                List.copyOf(initialisers),
                List.copyOf(dialogs),
                List.copyOf(reader.links),
                List.copyOf(reader.handlers),
                Map.copyOf(reader.properties),
                expired[0]);
    }

    /** §6.2.1: what stands for a header of the response, as far as it says that a copy must not be used. */
    private static boolean expires(Markup meta) throws MarkupException {
        meta.exactlyOne("name", "http-equiv");
        String content = meta.required("content");
        return EquivalentHeader.forbidsCopies(meta.optional("http-equiv").orElse(""), content);
    }

    private static Dialog unique(Set<String> ids, Dialog dialog) throws MarkupException {
        if (dialog.id().isPresent() && !ids.add(dialog.id().get())) {
            throw new MarkupException(
                    dialog.place() + ": two dialogs have the id " + dialog.id().get());
        }
        return dialog;
    }

    private static Optional<URI> uri(Markup root, String attribute, URI base) throws MarkupException {
        Optional<String> text = root.optional(attribute);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(base.resolve(text.get().strip()));
        } catch (IllegalArgumentException bad) {
            throw root.error(attribute + " is no URI: " + text.get());
        }
    }
}
