package org.parley.browser.ccxml.internal.document;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Compiles a document (CCXML 1.0 §6.2, §9.2). */
public final class CcxmlParser {
    private final List<Element> initialisers = new ArrayList<>();
    private final List<Script> scripts = new ArrayList<>();
    private final List<Transition> transitions = new ArrayList<>();
    private Optional<String> stateVariable = Optional.empty();
    private boolean processorSeen;

    private CcxmlParser() {}

    /** @param uri where the document came from */
    public static CcxmlDocument parse(byte[] bytes, URI uri) throws CcxmlSyntaxException {
        return new CcxmlParser().document(XmlReader.read(bytes), uri);
    }

    private CcxmlDocument document(XmlElement root, URI uri) throws CcxmlSyntaxException {
        if (!root.name().equals("ccxml")) {
            throw root.wrong("is not the root of a CCXML document");
        }
        if (!root.required("version").equals("1.0")) {
            throw root.wrong("must have version=\"1.0\"");
        }
        URI base = base(root, uri);
        root.ignore("xml:lang");
        root.requireKnownAttributes();
        for (XmlElement child : root.children()) {
            topLevel(child);
        }
        return new CcxmlDocument(
                base,
                List.copyOf(initialisers),
                List.copyOf(scripts),
                stateVariable.orElse(CcxmlDocument.DEFAULT_STATE),
                stateVariable.isEmpty(),
                List.copyOf(transitions));
    }

    private static URI base(XmlElement root, URI uri) throws CcxmlSyntaxException {
        Optional<String> base = root.optional("xml:base");
        try {
            return base.isPresent() ? uri.resolve(base.get()) : uri;
        } catch (IllegalArgumentException e) {
            throw root.wrong("has an xml:base that is no URI: " + base.get());
        }
    }

    private void topLevel(XmlElement child) throws CcxmlSyntaxException {
        switch (child.name()) {
            case "var", "script" -> initialisers.add(element(child));
            case "eventprocessor" -> eventProcessor(child);
            case "meta", "metadata" -> {
                // CCXML 1.0 §6.2: information about the document for others
            }
            default -> throw child.wrong("cannot stand here, only in a <transition>");
        }
    }

    private void eventProcessor(XmlElement processor) throws CcxmlSyntaxException {
        if (processorSeen) {
            throw processor.wrong("is the second one; a document has one event processor");
        }
        processorSeen = true;
        stateVariable = processor.optional("statevariable");
        processor.requireKnownAttributes();
        for (XmlElement child : processor.children()) {
            if (!child.name().equals("transition")) {
                throw child.wrong("cannot stand in <eventprocessor>, only <transition> can");
            }
            transitions.add(transition(child));
        }
    }

    private Transition transition(XmlElement xml) throws CcxmlSyntaxException {
        List<String> states = xml.optional("state")
                .map(text -> Arrays.asList(text.strip().split("\\s+")))
                .orElse(List.of());
        EventPattern event = new EventPattern(xml.optional("event").orElse("*").strip());
        Optional<String> cond = xml.optional("cond");
        xml.requireKnownAttributes();
        return new Transition(states, event, cond, block(xml.children()), xml.line());
    }

    Block block(List<XmlElement> xml) throws CcxmlSyntaxException {
        List<Element> elements = new ArrayList<>(xml.size());
        for (XmlElement child : xml) {
            elements.add(element(child));
        }
        return new Block(List.copyOf(elements));
    }

    private Element element(XmlElement xml) throws CcxmlSyntaxException {
        Elements.Factory factory = Elements.factory(xml);
        Element element = factory.make(xml, this);
        xml.requireKnownAttributes();
        if (element instanceof Script script && script.isFetchedWithDocument()) {
            scripts.add(script);
        }
        return element;
    }
}
