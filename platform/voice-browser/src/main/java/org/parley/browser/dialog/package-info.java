/**
 * Dialogs as call control sees them: prepared, started, ended. CCXML knows dialogs through this package only, so that
 * neither interpreter knows the other.
 */
package org.parley.browser.dialog;
