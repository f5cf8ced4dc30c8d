package org.parley.browser.vxml.internal.run;

/** Control leaves the content that runs. No error of the program: no stack trace. */
public abstract class Flow extends Exception {
    protected Flow(String message) {
        super(message, null, false, false);
    }
}
