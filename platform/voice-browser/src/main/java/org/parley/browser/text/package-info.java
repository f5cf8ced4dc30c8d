/**
 * The text platform: calls without sound, where a program or a person at a terminal is the caller.
 *
 * <p>{@link org.parley.browser.text.TextCall} is one call: prompts come out as lines, keys and recordings go in, and time
 * is a {@link org.parley.browser.text.VirtualClock} that moves on demand. {@link org.parley.browser.text.TextCaller} is
 * the same call as a test tells it. No rule of dialogs lives here: barge-in, timers and type-ahead are the browser's.
 */
package org.parley.browser.text;
