/** Prompts: rendering them to playable items, and the queue that carries them to the next wait (VoiceXML 2.0 §4.1). */
package org.parley.browser.vxml.internal.prompt;
