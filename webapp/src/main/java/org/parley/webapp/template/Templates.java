package org.parley.webapp.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Renders the templates of a folder. A file that is changed on disk counts from the next rendering on, the macro library
 * too. Thread-safe.
 */
public final class Templates {
    /** The library of macros that every template may call. */
    public static final String MACROS = "macros.vm";

    /** No menu comes near; a template takes many times its size in memory while it is parsed. */
    private static final long MOST_BYTES = 1 << 20;

    private final Path folder;
    private final Map<String, Object> tools;
    private volatile Generation generation;

    /**
     * @param tools what every template sees beside its model and {@code $key}, {@code $js}; by the name of the reference
     */
    public Templates(Path folder, Map<String, Object> tools) {
        this.folder = folder.toAbsolutePath().normalize();
        this.tools = new HashMap<>(tools);
        this.tools.put("key", Keys.NAMES);
        this.tools.put("js", new ScriptLiterals());
    }

    public Path folder() {
        return folder;
    }

    public boolean exists(String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    /**
     * Renders one template.
     *
     * @param name file name below the folder, for instance {@code deposit.vxml.vm}
     * @param model plain maps, lists, records, strings and numbers
     * @throws TemplateException naming template, line and cause
     */
    public String render(String name, Map<String, Object> model) throws TemplateException {
        Map<String, Object> context = new HashMap<>(tools);
        context.putAll(model);
        try {
            return current().render(name, stamp(name), context);
        } catch (TemplateException e) {
            throw e;
        } catch (RuntimeException e) {
            throw VelocityFailures.explain(name, e);
        }
    }

    private Generation current() throws TemplateException {
        FileStamp macros = stamp(MACROS);
        Generation now = generation;
        if (now == null || !now.macros().equals(macros)) {
            now = new Generation(macros, VelocityEngines.open(folder, MACROS), new ConcurrentHashMap<>());
            generation = now;
        }
        return now;
    }

    private FileStamp stamp(String name) throws TemplateException {
        try {
            FileStamp stamp = FileStamp.of(folder.resolve(name));
            if (stamp.size() > MOST_BYTES) {
                throw new TemplateException(name, 0, "is larger than " + MOST_BYTES + " bytes", null);
            }
            return stamp;
        } catch (NoSuchFileException e) {
            throw new TemplateException(name, 0, "there is no such file in " + folder, e);
        } catch (IOException e) {
            throw new TemplateException(name, 0, "cannot be read: " + e, e);
        }
    }
}
