package org.parley.browser.script.internal.dom;

import java.util.IdentityHashMap;
import java.util.Map;
import org.mozilla.javascript.Scriptable;
import org.w3c.dom.Node;

/** The script objects of one document: a node is always the same object, so that {@code ==} works. */
public final class DomTree {
    private final Scriptable scope;
    private final Map<Node, DomNode> nodes = new IdentityHashMap<>();

    public DomTree(Scriptable scope) {
        this.scope = scope;
    }

    /** The script object of a node; null for null. */
    public DomNode wrap(Node node) {
        return node == null ? null : nodes.computeIfAbsent(node, known -> new DomNode(this, known));
    }

    Scriptable scope() {
        return scope;
    }
}
