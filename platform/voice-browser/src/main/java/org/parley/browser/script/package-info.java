/**
 * ECMAScript for documents, on Rhino: interpreted, without any Java access, within limits of time and memory.
 *
 * <p>Nothing outside this package sees a Rhino type.
 */
package org.parley.browser.script;
