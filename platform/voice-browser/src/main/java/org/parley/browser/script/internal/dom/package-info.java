/** The read-only DOM that VoiceXML's {@code <data>} gives to scripts (VoiceXML 2.1 appendix D). */
package org.parley.browser.script.internal.dom;
