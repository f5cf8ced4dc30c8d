/**
 * Matching: rule trees become a network of nodes (a recursive transition network, so that a rule is built once however
 * often it is referred to, and a counted loop costs one counter instead of copies); its deterministic states are found
 * when first reached and then kept. Generic over tokens: keys and words alike.
 */
package org.parley.browser.grammar.internal.automaton;
