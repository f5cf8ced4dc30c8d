package org.parley.browser.vxml.internal.run;

import org.parley.browser.vxml.internal.element.GrammarOwner;

/** A match of a grammar of one dialog while another was active: it is taken there (VoiceXML 2.0 §3.1.4). */
record Carried(GrammarOwner owner, Recognition recognition) {}
