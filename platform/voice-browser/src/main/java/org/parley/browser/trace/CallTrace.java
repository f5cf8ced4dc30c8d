package org.parley.browser.trace;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The layers of a call that are traced. Lines go to loggers named {@code org.parley.trace.LAYER} at level debug; the call is
 * the one that the log context names as {@code call}, and outside of a call there is no line. A line never holds a body, a
 * query or a digit that was entered under the property {@link #CONFIDENTIAL}.
 */
public enum CallTrace {
    SIP,
    CCXML,
    VOICEXML;

    /** A VoiceXML property: {@code true} where what is entered is nobody's business, for instance a PIN. */
    public static final String CONFIDENTIAL = "org.parley.confidential";

    /** The HTTP header in which the call goes along to our own webapp. */
    public static final String HEADER = "Parley-Call";

    private static final int MENU_KEYS = 2;

    private final Logger logger = LoggerFactory.getLogger("org.parley.trace." + name().toLowerCase(Locale.ROOT));

    /** Adds a line. */
    public void note(String line, Object... values) {
        if (logger.isDebugEnabled() && MDC.get("call") != null) {
            logger.debug(line, values);
        }
    }

    /** Keys as a trace shows them: those of a menu as they are, longer entries only by their length. */
    public static String keys(String keys, boolean confidential) {
        if (confidential) {
            return "keys that are not shown";
        }
        String plain = keys.replace(" ", "");
        return plain.length() <= MENU_KEYS ? plain : plain.length() + " keys";
    }

    /** A dialled number: the first keys of a long one, which may hold a PIN. */
    public static String number(String dialled) {
        return dialled.matches("[0-9*#]{6,}")
                ? dialled.substring(0, MENU_KEYS) + "… (" + dialled.length() + " keys)"
                : dialled;
    }
}
