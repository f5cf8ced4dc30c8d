package org.parley.browser.grammar.internal.automaton;

/**
 * What is open at a position: rule references and repetitions, innermost first. Immutable; compared by content.
 *
 * @param owner a {@link Node.Call} or a {@link Node.Loop}
 * @param count the repetition that is open, counted from one; 0 for a call
 * @param isFresh whether no token has been read since the repetition began; no frame further out is fresh unless the inner
 *     ones are
 */
record Frame(Node owner, int count, boolean isFresh, Frame outer, int hash) {
    static Frame call(Node.Call call, Frame outer) {
        return new Frame(call, 0, outer != null && outer.isFresh, outer);
    }

    static Frame loop(Node.Loop loop, int count, Frame outer) {
        return new Frame(loop, count, true, outer);
    }

    /** The same after a token. */
    static Frame consumed(Frame frame) {
        return frame == null || !frame.isFresh
                ? frame
                : new Frame(frame.owner, frame.count, false, consumed(frame.outer));
    }

    private Frame(Node owner, int count, boolean isFresh, Frame outer) {
        this(
                owner,
                count,
                isFresh,
                outer,
                (System.identityHashCode(owner) * 31 + count * 2 + (isFresh ? 1 : 0)) * 31
                        + (outer == null ? 0 : outer.hash));
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
                    || mine.count != its.count
                    || mine.isFresh != its.isFresh) {
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
