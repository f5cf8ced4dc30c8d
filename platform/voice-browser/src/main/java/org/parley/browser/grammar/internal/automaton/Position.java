package org.parley.browser.grammar.internal.automaton;

/** A place in the network with all that is open around it. */
record Position(Node node, Frame open) {

    interface Visitor {
        void visit(Node node, Frame open);
    }

    /** Shows the positions that follow without a token, the preferred one first; none from an Await or the end. */
    void follow(Visitor visitor) {
        if (node instanceof Node.Split split) {
            for (Node next : split.next) {
                visitor.visit(next, open);
            }
        } else if (node instanceof Node.Tag tag) {
            visitor.visit(tag.next, open);
        } else if (node instanceof Node.Call call) {
            visitor.visit(call.rule.start, Frame.call(call, open));
        } else if (node instanceof Node.Return) {
            if (open != null) {
                visitor.visit(((Node.Call) open.owner()).next, open.outer());
            }
        } else if (node instanceof Node.Loop loop) {
            visitor.visit(loop.body, Frame.loop(loop, 1, open));
            if (loop.min == 0) {
                visitor.visit(loop.next, open);
            }
        } else if (node instanceof Node.LoopEnd end) {
            // §2.5: repetitions that match nothing count once.
            if (open.count() < end.loop.max && !open.isFresh()) {
                visitor.visit(end.loop.body, Frame.loop(end.loop, end.loop.saturated(open.count() + 1), open.outer()));
            }
            if (open.count() >= end.loop.min) {
                visitor.visit(end.loop.next, open.outer());
            }
        }
    }

    boolean isEnd() {
        return node instanceof Node.Return && open == null;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(node) * 31 + (open == null ? 0 : open.hash());
    }
}
