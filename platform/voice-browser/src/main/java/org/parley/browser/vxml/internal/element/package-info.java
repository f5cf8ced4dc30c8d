/**
 * The elements of VoiceXML: one immutable class each, shared by all sessions. What an element does stands in it; what a
 * session knows is handed in.
 */
package org.parley.browser.vxml.internal.element;
