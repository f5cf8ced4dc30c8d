/**
 * SRGS 1.0 grammars as trees: what a document says, rule by rule, and the readers of both forms. Voice and DTMF grammars
 * alike; nothing here matches anything.
 */
package org.parley.browser.grammar.internal.srgs;
