/**
 * Semantic interpretation (SISR 1.0): what a match means, from the tags that it passed.
 */
package org.parley.browser.grammar.internal.sisr;
