package org.parley.webapp.template;

import java.nio.file.Path;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.util.introspection.SecureUberspector;
import org.slf4j.helpers.NOPLogger;

/** Velocity as our templates need it: strict, confined to one folder, without a way to Java classes. */
final class VelocityEngines {

    private VelocityEngines() {}

    static VelocityEngine open(Path folder, String macros) throws TemplateException {
        VelocityEngine engine = new VelocityEngine();
        engine.setProperty("resource.loader.file.path", folder.toString());
        engine.setProperty("resource.loader.file.cache", "false");
        engine.setProperty("runtime.strict_mode.enable", "true");
        engine.setProperty("velocimacro.arguments.strict", "true");
        engine.setProperty("velocimacro.library.path", "");
        // values join by + only: a reference inside a quoted string would be escaped twice
        engine.setProperty("runtime.interpolate_string_literals", "false");
        engine.setProperty("runtime.log.log_invalid_references", "false");
        engine.setProperty("runtime.log.instance", NOPLogger.NOP_LOGGER); // our exceptions say it once, with the place
        engine.setProperty("introspector.uberspect.class", SecureUberspector.class.getName());
        engine.setProperty("directive.foreach.max_loops", "10000");
        try {
            engine.init();
            engine.getTemplate(macros); // defines the macros for all templates of this engine
        } catch (RuntimeException e) {
            throw VelocityFailures.explain(macros, e);
        }
        return engine;
    }
}
