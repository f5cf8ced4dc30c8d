/** Looks for mistakes in documents without a call: the same readers that the interpreters use, for tools. */
package org.parley.browser.check;
