package org.parley.webapp.template;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.util.introspection.SecureUberspector;
import org.slf4j.helpers.NOPLogger;

/**
 * Renders plain text from the templates of a folder: strict, without a way to Java classes, nothing escaped. A file that is
 * changed counts from the next rendering on. Thread-safe.
 */
public final class TextTemplates {
    private final Path folder;
    private final VelocityEngine engine = new VelocityEngine();

    public TextTemplates(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        engine.setProperty("resource.loader.file.path", this.folder.toString());
        engine.setProperty("resource.loader.file.cache", "false");
        engine.setProperty("resource.default_encoding", "UTF-8");
        engine.setProperty("runtime.strict_mode.enable", "true");
        engine.setProperty("velocimacro.library.path", "");
        engine.setProperty("runtime.log.instance", NOPLogger.NOP_LOGGER); // our exceptions say it once, with the place
        engine.setProperty("introspector.uberspect.class", SecureUberspector.class.getName());
        engine.setProperty("directive.foreach.max_loops", "10000");
        engine.init();
    }

    public boolean exists(String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    /**
     * Renders one template.
     *
     * @throws TemplateException naming template, line and cause
     */
    public String render(String name, Map<String, Object> values) throws TemplateException {
        try {
            StringWriter text = new StringWriter(1024);
            engine.mergeTemplate(name, "UTF-8", new VelocityContext(new HashMap<>(values)), text);
            return text.toString();
        } catch (RuntimeException e) {
            throw VelocityFailures.explain(name, e);
        }
    }
}
