/**
 * The VoiceXML 2.1 interpreter: what a dialog is told to do, done on an {@link
 * org.parley.browser.platform.ImplementationPlatform}.
 *
 * <p>Everything but the way in and its settings lives below {@code internal}. No audio, no SIP and no HTTP client here.
 */
package org.parley.browser.vxml;
