package org.parley.browser.vxml.internal.element;

/** What a form is initialised from, in document order: its form items, and var, script and data. */
public interface DialogMember {
    /** var, script or data directly in a form. */
    record Initialiser(Executable executable) implements DialogMember {}
}
