/**
 * CCXML documents: parsed once into an immutable tree, one small class per element, and shared by all sessions.
 *
 * <p>Elements act through two interfaces only: {@link org.parley.browser.ccxml.internal.document.Execution} for scripts
 * and the current event, {@link org.parley.browser.ccxml.internal.document.Actions} for everything else.
 */
package org.parley.browser.ccxml.internal.document;
