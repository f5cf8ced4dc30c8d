package org.parley.browser.vxml.internal.element;

import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.Flow;

/** An element of executable content (VoiceXML 2.0 §5.3). */
public interface Executable {
    /** @throws Flow when control goes elsewhere: an event, a transition, the end */
    void execute(Execution execution) throws Flow;
}
