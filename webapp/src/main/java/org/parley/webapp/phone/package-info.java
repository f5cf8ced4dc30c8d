/**
 * What the voice platform fetches: the documents of calls, the values in them, prompts, grammars and recorded audio, on
 * the platform connector below {@code /ccxml} and {@code /vxml}.
 *
 * <p>A request is read, one service is called, one template is rendered. What a call has come to (who logged in, the place
 * in a list) is plain data in the session that the call's cookie names.
 */
package org.parley.webapp.phone;
