package org.parley.browser.script.internal.dom;

import java.util.Map;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.JavaScriptException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.w3c.dom.DOMException;
import org.w3c.dom.Node;

/** {@code Node} and {@code DOMException}, which name the types of nodes and the codes of errors (VoiceXML 2.1 appendix D). */
public final class DomConstants {
    private static final Map<String, Integer> NODE_TYPES = Map.ofEntries(
            Map.entry("ELEMENT_NODE", (int) Node.ELEMENT_NODE),
            Map.entry("ATTRIBUTE_NODE", (int) Node.ATTRIBUTE_NODE),
            Map.entry("TEXT_NODE", (int) Node.TEXT_NODE),
            Map.entry("CDATA_SECTION_NODE", (int) Node.CDATA_SECTION_NODE),
            Map.entry("ENTITY_REFERENCE_NODE", (int) Node.ENTITY_REFERENCE_NODE),
            Map.entry("ENTITY_NODE", (int) Node.ENTITY_NODE),
            Map.entry("PROCESSING_INSTRUCTION_NODE", (int) Node.PROCESSING_INSTRUCTION_NODE),
            Map.entry("COMMENT_NODE", (int) Node.COMMENT_NODE),
            Map.entry("DOCUMENT_NODE", (int) Node.DOCUMENT_NODE),
            Map.entry("DOCUMENT_TYPE_NODE", (int) Node.DOCUMENT_TYPE_NODE),
            Map.entry("DOCUMENT_FRAGMENT_NODE", (int) Node.DOCUMENT_FRAGMENT_NODE),
            Map.entry("NOTATION_NODE", (int) Node.NOTATION_NODE));

    private static final Map<String, Integer> CODES = Map.of(
            "INDEX_SIZE_ERR", (int) DOMException.INDEX_SIZE_ERR,
            "HIERARCHY_REQUEST_ERR", (int) DOMException.HIERARCHY_REQUEST_ERR,
            "WRONG_DOCUMENT_ERR", (int) DOMException.WRONG_DOCUMENT_ERR,
            "INVALID_CHARACTER_ERR", (int) DOMException.INVALID_CHARACTER_ERR,
            "NO_MODIFICATION_ALLOWED_ERR", (int) DOMException.NO_MODIFICATION_ALLOWED_ERR,
            "NOT_FOUND_ERR", (int) DOMException.NOT_FOUND_ERR,
            "NOT_SUPPORTED_ERR", (int) DOMException.NOT_SUPPORTED_ERR,
            "INVALID_STATE_ERR", (int) DOMException.INVALID_STATE_ERR,
            "NAMESPACE_ERR", (int) DOMException.NAMESPACE_ERR,
            "INVALID_ACCESS_ERR", (int) DOMException.INVALID_ACCESS_ERR);

    private DomConstants() {}

    /** Puts both where all scripts find them; called before the globals are sealed. */
    public static void define(Context context, ScriptableObject globals) {
        define(context, globals, "Node", NODE_TYPES);
        define(context, globals, "DOMException", CODES);
    }

    private static void define(Context context, ScriptableObject globals, String name, Map<String, Integer> constants) {
        ScriptableObject holder = (ScriptableObject) context.newObject(globals);
        constants.forEach(
                (constant, value) -> holder.defineProperty(constant, (double) value, ScriptableObject.READONLY));
        globals.defineProperty(name, holder, ScriptableObject.DONTENUM);
    }

    /** What a script catches: {@code code} and {@code message}. */
    static JavaScriptException thrown(Context context, Scriptable scope, DOMException failed) {
        Scriptable error = context.newObject(scope, "Error", new Object[] {failed.getMessage()});
        error.put("code", error, (double) failed.code);
        return new JavaScriptException(error, "", 0);
    }
}
