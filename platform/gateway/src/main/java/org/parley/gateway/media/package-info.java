/**
 * The media engine: RTP in and out, keys, prompts, tones and recordings, on a few clock threads.
 *
 * <p>SIP opens a {@link org.parley.gateway.media.MediaSession} per call and tells it what was negotiated; dialogs speak
 * and listen through {@link org.parley.browser.platform.ImplementationPlatform}. Nothing here knows SIP messages,
 * documents or mailboxes.
 */
package org.parley.gateway.media;
