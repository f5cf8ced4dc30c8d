package org.parley.webapp.template;

/**
 * A mistake that the linter found.
 *
 * @param template file name below the template folder
 * @param line 1 for the first line, 0 when it concerns the whole file
 */
public record Finding(String template, int line, String problem) {

    @Override
    public String toString() {
        return template + (line > 0 ? ", line " + line : "") + ": " + problem;
    }
}
