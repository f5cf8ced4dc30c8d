package org.parley.browser.ccxml.internal;

import java.util.Map;
import org.parley.browser.ccxml.internal.document.CcxmlDocument;
import org.parley.browser.ccxml.internal.document.Script;

/**
 * A document with the scripts that it names by {@code src}.
 *
 * @param scripts the text of each
 */
record LoadedDocument(CcxmlDocument document, Map<Script, String> scripts) {}
