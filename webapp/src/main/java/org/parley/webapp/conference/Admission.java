package org.parley.webapp.conference;

/**
 * Whether a caller comes into a conference.
 *
 * @param place which one of those inside the caller is, from 1; 0 when not inside
 */
public record Admission(Answer answer, int place) {

    /** What the caller is told. */
    public enum Answer {
        IN,
        /** All seats are taken. */
        FULL,
        /** It has not started. */
        EARLY,
        /** A moderator lets nobody else in. */
        LOCKED,
        /** It is over, canceled or disabled; which, is not told. */
        CLOSED
    }

    static Admission refused(Answer answer) {
        return new Admission(answer, 0);
    }
}
