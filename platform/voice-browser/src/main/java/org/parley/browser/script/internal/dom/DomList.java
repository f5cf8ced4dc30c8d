package org.parley.browser.script.internal.dom;

import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import org.mozilla.javascript.Scriptable;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** NodeList and NamedNodeMap: {@code length}, {@code item(i)}, {@code [i]}, and by name. */
final class DomList extends DomObject {
    private final transient DomTree tree;
    private final transient IntSupplier length;
    private final transient IntFunction<Node> items;
    private final transient NamedNodeMap names;

    private DomList(DomTree tree, IntSupplier length, IntFunction<Node> items, NamedNodeMap names) {
        super(tree.scope());
        this.tree = tree;
        this.length = length;
        this.items = items;
        this.names = names;
    }

    static DomList of(DomTree tree, NodeList nodes) {
        return new DomList(tree, nodes::getLength, nodes::item, null);
    }

    static DomList of(DomTree tree, NamedNodeMap nodes) {
        return new DomList(tree, nodes::getLength, nodes::item, nodes);
    }

    @Override
    public String getClassName() {
        return names == null ? "NodeList" : "NamedNodeMap";
    }

    @Override
    Object property(String name) {
        if (name.equals("length")) {
            return (double) length.getAsInt();
        }
        if (name.equals("item")) {
            return method(name, args -> tree.wrap(items.apply((int) number(args, 0))));
        }
        if (names != null && name.equals("getNamedItem")) {
            return method(name, args -> tree.wrap(names.getNamedItem(text(args, 0))));
        }
        if (names != null && name.equals("getNamedItemNS")) {
            return method(name, args -> tree.wrap(names.getNamedItemNS(text(args, 0), text(args, 1))));
        }
        return NOT_FOUND;
    }

    @Override
    public Object get(int index, Scriptable start) {
        return has(index, start) ? tree.wrap(items.apply(index)) : NOT_FOUND;
    }

    @Override
    public boolean has(int index, Scriptable start) {
        return index >= 0 && index < length.getAsInt();
    }
}
