package org.parley.browser.script;

/** Makes sessions. One per process: it holds the sealed standard objects that all sessions share. Thread-safe. */
public interface ScriptRuntime {

    /** The outermost scope of a new session, with a budget of memory of its own. */
    Scope newSession();
}
