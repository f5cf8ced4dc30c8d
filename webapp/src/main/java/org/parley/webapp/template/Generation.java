package org.parley.webapp.template;

import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.EventCartridge;

/** All templates parsed with one state of the macro library. */
record Generation(FileStamp macros, VelocityEngine engine, ConcurrentHashMap<String, Parsed> parsed) {
    private static final XmlEscaping ESCAPING = new XmlEscaping();

    /** A template as it stood on disk at {@code stamp}. */
    record Parsed(FileStamp stamp, Template template) {}

    String render(String name, FileStamp stamp, Map<String, Object> context) throws TemplateException {
        Parsed known = parsed.get(name);
        if (known == null || !known.stamp().equals(stamp)) {
            known = new Parsed(stamp, engine.getTemplate(name));
            parsed.put(name, known);
        }
        VelocityContext values = new VelocityContext(context);
        EventCartridge events = new EventCartridge();
        events.addReferenceInsertionEventHandler(ESCAPING);
        events.attachToContext(values);
        StringWriter out = new StringWriter(4096);
        known.template().merge(values, out);
        return out.toString();
    }
}
