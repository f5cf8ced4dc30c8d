/**
 * Matching: rule trees become a network of nodes (a recursive transition network, so that a rule is built once however
 * often it is referred to, and a counted loop costs one counter instead of copies); its deterministic states are found
 * when first reached and then kept. Grammars with rules that refer to themselves have no end of such states: a chart
 * matches them. Generic over tokens: keys and words alike.
 */
package org.parley.browser.grammar.internal.automaton;
