package org.parley.browser.script.internal.dom;

import org.mozilla.javascript.Scriptable;
import org.w3c.dom.Attr;
import org.w3c.dom.CharacterData;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.ProcessingInstruction;

/** A node as VoiceXML 2.1 appendix D binds it: DOM Level 2, read only. */
public final class DomNode extends DomObject {
    private final transient DomTree tree;
    private final transient Node node;

    DomNode(DomTree tree, Node node) {
        super(tree.scope());
        this.tree = tree;
        this.node = node;
    }

    @Override
    public String getClassName() {
        return switch (node.getNodeType()) {
            case Node.DOCUMENT_NODE -> "Document";
            case Node.ELEMENT_NODE -> "Element";
            case Node.ATTRIBUTE_NODE -> "Attr";
            case Node.TEXT_NODE -> "Text";
            case Node.CDATA_SECTION_NODE -> "CDATASection";
            case Node.COMMENT_NODE -> "Comment";
            case Node.PROCESSING_INSTRUCTION_NODE -> "ProcessingInstruction";
            default -> "Node";
        };
    }

    @Override
    Object property(String name) {
        Object value = ofNode(name);
        if (value != NOT_FOUND) {
            return value;
        }
        if (node instanceof Document document) {
            return ofDocument(document, name);
        }
        if (node instanceof Element element) {
            return ofElement(element, name);
        }
        if (node instanceof Attr attribute) {
            return ofAttribute(attribute, name);
        }
        if (node instanceof CharacterData text) {
            return ofText(text, name);
        }
        if (node instanceof ProcessingInstruction instruction) {
            return switch (name) {
                case "target" -> instruction.getTarget();
                case "data" -> instruction.getData();
                default -> NOT_FOUND;
            };
        }
        return NOT_FOUND;
    }

    private Object ofNode(String name) {
        return switch (name) {
            case "nodeName" -> node.getNodeName();
            case "nodeValue" -> node.getNodeValue();
            case "nodeType" -> (double) node.getNodeType();
            case "parentNode" -> tree.wrap(node.getParentNode());
            case "childNodes" -> DomList.of(tree, node.getChildNodes());
            case "firstChild" -> tree.wrap(node.getFirstChild());
            case "lastChild" -> tree.wrap(node.getLastChild());
            case "previousSibling" -> tree.wrap(node.getPreviousSibling());
            case "nextSibling" -> tree.wrap(node.getNextSibling());
            case "attributes" ->
                node.hasAttributes() || node instanceof Element ? DomList.of(tree, node.getAttributes()) : null;
            case "ownerDocument" -> tree.wrap(node.getOwnerDocument());
            case "namespaceURI" -> node.getNamespaceURI();
            case "prefix" -> node.getPrefix();
            case "localName" -> node.getLocalName();
            case "hasChildNodes" -> method(name, args -> node.hasChildNodes());
            case "hasAttributes" -> method(name, args -> node.hasAttributes());
            case "isSupported" -> method(name, args -> node.isSupported(text(args, 0), text(args, 1)));
            case "ELEMENT_NODE" -> (double) Node.ELEMENT_NODE;
            case "ATTRIBUTE_NODE" -> (double) Node.ATTRIBUTE_NODE;
            case "TEXT_NODE" -> (double) Node.TEXT_NODE;
            case "CDATA_SECTION_NODE" -> (double) Node.CDATA_SECTION_NODE;
            case "PROCESSING_INSTRUCTION_NODE" -> (double) Node.PROCESSING_INSTRUCTION_NODE;
            case "COMMENT_NODE" -> (double) Node.COMMENT_NODE;
            case "DOCUMENT_NODE" -> (double) Node.DOCUMENT_NODE;
            default -> NOT_FOUND;
        };
    }

    private Object ofDocument(Document document, String name) {
        return switch (name) {
            case "documentElement" -> tree.wrap(document.getDocumentElement());
            case "doctype" -> null;
            case "getElementById" -> method(name, args -> tree.wrap(document.getElementById(text(args, 0))));
            case "getElementsByTagName" ->
                method(name, args -> DomList.of(tree, document.getElementsByTagName(text(args, 0))));
            case "getElementsByTagNameNS" ->
                method(name, args -> DomList.of(tree, document.getElementsByTagNameNS(text(args, 0), text(args, 1))));
            default -> NOT_FOUND;
        };
    }

    private Object ofElement(Element element, String name) {
        return switch (name) {
            case "tagName" -> element.getTagName();
            case "getAttribute" -> method(name, args -> element.getAttribute(text(args, 0)));
            case "getAttributeNS" -> method(name, args -> element.getAttributeNS(text(args, 0), text(args, 1)));
            case "getAttributeNode" -> method(name, args -> tree.wrap(element.getAttributeNode(text(args, 0))));
            case "getAttributeNodeNS" ->
                method(name, args -> tree.wrap(element.getAttributeNodeNS(text(args, 0), text(args, 1))));
            case "hasAttribute" -> method(name, args -> element.hasAttribute(text(args, 0)));
            case "hasAttributeNS" -> method(name, args -> element.hasAttributeNS(text(args, 0), text(args, 1)));
            case "getElementsByTagName" ->
                method(name, args -> DomList.of(tree, element.getElementsByTagName(text(args, 0))));
            case "getElementsByTagNameNS" ->
                method(name, args -> DomList.of(tree, element.getElementsByTagNameNS(text(args, 0), text(args, 1))));
            default -> NOT_FOUND;
        };
    }

    private Object ofAttribute(Attr attribute, String name) {
        return switch (name) {
            case "name" -> attribute.getName();
            case "value" -> attribute.getValue();
            case "specified" -> attribute.getSpecified();
            case "ownerElement" -> tree.wrap(attribute.getOwnerElement());
            default -> NOT_FOUND;
        };
    }

    private Object ofText(CharacterData text, String name) {
        return switch (name) {
            case "data" -> text.getData();
            case "length" -> (double) text.getLength();
            case "substringData" ->
                method(name, args -> text.substringData((int) number(args, 0), (int) number(args, 1)));
            default -> NOT_FOUND;
        };
    }

    @Override
    public Object getDefaultValue(Class<?> hint) {
        return "[object " + getClassName() + "]";
    }

    @Override
    public boolean hasInstance(Scriptable instance) {
        return false;
    }
}
