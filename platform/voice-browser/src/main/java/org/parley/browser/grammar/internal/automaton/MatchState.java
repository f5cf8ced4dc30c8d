package org.parley.browser.grammar.internal.automaton;

/** What may follow the tokens so far. Immutable. */
public interface MatchState {

    /** Whether the tokens so far are a match. */
    boolean matches();

    /** Whether more tokens can lead to a match. */
    boolean canContinue();

    /** The state after one more token, by its {@link Automaton#token number}. */
    MatchState after(int token);

    /** Nothing matches, whatever follows. */
    MatchState DEAD = new MatchState() {
        @Override
        public boolean matches() {
            return false;
        }

        @Override
        public boolean canContinue() {
            return false;
        }

        @Override
        public MatchState after(int token) {
            return this;
        }
    };
}
