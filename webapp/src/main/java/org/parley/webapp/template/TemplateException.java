package org.parley.webapp.template;

/** A template that cannot be rendered: names template, line and cause, so that whoever edits it finds the place. */
public final class TemplateException extends Exception {
    private final String template;
    private final int line;

    /** @param line 1 for the first line, 0 when unknown */
    public TemplateException(String template, int line, String problem, Throwable cause) {
        super(template + (line > 0 ? ", line " + line : "") + ": " + problem, cause);
        this.template = template;
        this.line = line;
    }

    public String template() {
        return template;
    }

    public int line() {
        return line;
    }
}
