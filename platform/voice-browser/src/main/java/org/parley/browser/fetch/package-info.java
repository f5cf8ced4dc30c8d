/**
 * Fetching documents, grammars, scripts, data and audio over HTTP, and submitting forms and recordings.
 *
 * <p>One client for the whole process; cookies belong to a {@link CookieJar} per call and are never shared (a shared
 * cache holds {@code public} responses only). Knows nothing of VoiceXML or CCXML.
 */
package org.parley.browser.fetch;
