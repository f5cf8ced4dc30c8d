package org.parley.browser.vxml.internal.input;

/** A key and the moment it was pressed, in nanoseconds of the clock. */
record Key(char key, long atNanos) {}
