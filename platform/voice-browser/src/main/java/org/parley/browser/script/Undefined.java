package org.parley.browser.script;

/** ECMAScript {@code undefined}. */
public enum Undefined {
    UNDEFINED
}
