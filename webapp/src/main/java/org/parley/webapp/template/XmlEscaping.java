package org.parley.webapp.template;

import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.context.Context;
import org.apache.velocity.runtime.Renderable;
import org.owasp.encoder.Encode;

/**
 * Escapes whatever a template inserts, for element content and quoted attributes alike. A reference without a value is
 * an error: otherwise its name would be spoken.
 */
final class XmlEscaping implements ReferenceInsertionEventHandler {

    @Override
    public Object referenceInsert(Context context, String reference, Object value) {
        if (value == null) {
            throw new IllegalArgumentException(reference + " has no value");
        }
        if (value instanceof Renderable) {
            return value; // the body of a block macro: its own references were escaped one by one
        }
        return Encode.forXml(value.toString());
    }
}
