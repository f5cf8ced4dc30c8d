/**
 * Call control: the CCXML 1.0 interpreter (W3C Recommendation of 5 July 2011).
 *
 * <p>{@link org.parley.browser.ccxml.CcxmlInterpreter} runs one session per call on a shared pool of threads. It talks to
 * connections through {@link org.parley.browser.platform.CallControlPlatform} and to dialogs through {@link
 * org.parley.browser.dialog.Dialogs}; it knows neither SIP nor VoiceXML.
 */
package org.parley.browser.ccxml;
