/**
 * The voice platform as one thing: {@link org.parley.browser.VoicePlatform} takes an alerting call, fetches its CCXML
 * document and runs it; whatever carries the call (gateway, text platform) sees a {@link
 * org.parley.browser.CallSession}.
 *
 * <p>No SIP, no servlets, no database here or below.
 */
package org.parley.browser;
