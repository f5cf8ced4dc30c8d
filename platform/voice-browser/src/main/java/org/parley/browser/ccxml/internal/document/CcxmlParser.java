package org.parley.browser.ccxml.internal.document;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parley.browser.fetch.EquivalentHeader;

/** Compiles a document (CCXML 1.0 §6.2, §9.2). */
public final class CcxmlParser {
    private static final Set<String> MAY_HOLD_ELEMENTS = Set.of("if", "send");
    private static final Set<String> MAY_HOLD_TEXT = Set.of("script", "send");

    private final List<Block.Step> initialisers = new ArrayList<>();
    private final List<Script> scripts = new ArrayList<>();
    private final List<Transition> transitions = new ArrayList<>();
    private Optional<String> stateVariable = Optional.empty();
    private boolean expired;
    private boolean processorSeen;
    private int processorLine;

    private CcxmlParser() {}

    /** @param uri where the document came from */
    public static CcxmlDocument parse(byte[] bytes, URI uri) throws CcxmlSyntaxException {
        return new CcxmlParser().document(XmlReader.read(bytes), uri);
    }

    /**
     * Likewise, but also complains of what sessions pass over: a root without the namespace of CCXML, which a document that
     * others are to read must have (§6.2).
     */
    public static void check(byte[] bytes, URI uri) throws CcxmlSyntaxException {
        parse(bytes, uri);
        int line = XmlReader.rootWithoutNamespace(bytes);
        if (line > 0) {
            throw new CcxmlSyntaxException(
                    "line " + line + ": <ccxml> needs xmlns=\"http://www.w3.org/2002/09/ccxml\"");
        }
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
        if (!root.text().isBlank()) {
            throw root.wrong("cannot hold the text '" + root.text().strip() + "'");
        }
        for (XmlElement child : root.children()) {
            topLevel(child);
        }
        if (!processorSeen) {
            throw root.wrong("needs an <eventprocessor>");
        }
        return new CcxmlDocument(
                base,
                new Block(List.copyOf(initialisers)),
                List.copyOf(scripts),
                expired,
                stateVariable.orElse(CcxmlDocument.DEFAULT_STATE),
                stateVariable.isEmpty(),
                processorLine,
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
            case "var", "script" -> initialisers.add(step(child));
            case "eventprocessor" -> eventProcessor(child);
            case "meta" -> meta(child);
            case "metadata" -> child.requireKnownAttributes();
            default -> throw child.wrong("cannot stand here, only in a <transition>");
        }
    }

    /** CCXML 1.0 §6.2: information about the document, for others, or what stands for a header of the response. */
    private void meta(XmlElement meta) throws CcxmlSyntaxException {
        if (meta.optional("name").isPresent() == meta.optional("http-equiv").isPresent()) {
            throw meta.wrong("needs either 'name' or 'http-equiv'");
        }
        String content = meta.required("content");
        expired |= EquivalentHeader.forbidsCopies(meta.optional("http-equiv").orElse(""), content);
        meta.requireKnownAttributes();
    }

    private void eventProcessor(XmlElement processor) throws CcxmlSyntaxException {
        if (processorSeen) {
            throw processor.wrong("is the second one; a document has one event processor");
        }
        processorSeen = true;
        processorLine = processor.line();
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
        List<Block.Step> steps = new ArrayList<>(xml.size());
        for (XmlElement child : xml) {
            steps.add(step(child));
        }
        return new Block(List.copyOf(steps));
    }

    private Block.Step step(XmlElement xml) throws CcxmlSyntaxException {
        Element element = Elements.factory(xml).make(xml, this);
        xml.requireKnownAttributes();
        if (!MAY_HOLD_ELEMENTS.contains(xml.name()) && !xml.children().isEmpty()) {
            throw xml.children().get(0).wrong("cannot stand in <" + xml.name() + ">");
        }
        if (!MAY_HOLD_TEXT.contains(xml.name()) && !xml.text().isBlank()) {
            throw xml.wrong("cannot hold the text '" + xml.text().strip() + "'");
        }
        if (element instanceof Script script && script.isFetchedWithDocument()) {
            scripts.add(script);
        }
        return new Block.Step(xml.name(), xml.line(), element);
    }
}
