package org.parley.browser.script;

/** A script that failed: the VoiceXML and CCXML event is always {@code error.semantic}. */
public final class ScriptException extends Exception {
    public ScriptException(String message, Throwable cause) {
        super(message, cause);
    }
}
