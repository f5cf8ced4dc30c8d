/**
 * A running dialog: its contexts, the form interpretation algorithm (VoiceXML 2.0 appendix C), events and transitions.
 * One thread per dialog; all state of a session is here.
 */
package org.parley.browser.vxml.internal.run;
