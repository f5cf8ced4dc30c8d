package org.parley.browser.vxml.internal.run;

/** What was recognised: the keys and what they mean. */
public record Recognition(String utterance, Object interpretation) {}
