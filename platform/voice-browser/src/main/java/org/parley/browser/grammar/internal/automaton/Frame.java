package org.parley.browser.grammar.internal.automaton;

/**
 * What is open at a position: rule references and repetitions, innermost first. Immutable; compared by content.
 *
 * @param owner a {@link Node.Call} or a {@link Node.Loop}
 * @param count the repetition that is open, counted from one; 0 for a call
 * @param depth number of open calls
 */
record Frame(Node owner, int count, int depth, Frame outer, int hash) {
    static Frame call(Node.Call call, Frame outer) {
        return new Frame(call, 0, depth(outer) + 1, outer);
    }

    static Frame loop(Node.Loop loop, int count, Frame outer) {
        return new Frame(loop, count, depth(outer), outer);
    }

    private Frame(Node owner, int count, int depth, Frame outer) {
        this(
                owner,
                count,
                depth,
                outer,
                (System.identityHashCode(owner) * 31 + count) * 31 + (outer == null ? 0 : outer.hash));
    }

    private static int depth(Frame frame) {
        return frame == null ? 0 : frame.depth;
    }

    @Override
    public boolean equals(Object other) {
        Frame mine = this;
        Frame its = other instanceof Frame frame ? frame : null;
        while (mine != its) {
            if (mine == null
                    || its == null
                    || mine.hash != its.hash
                    || mine.owner != its.owner
                    || mine.count != its.count) {
                return false;
            }
            mine = mine.outer;
            its = its.outer;
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
