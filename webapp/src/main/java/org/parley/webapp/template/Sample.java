package org.parley.webapp.template;

import java.util.Map;

/**
 * An example of what a template is given, for checking it without a call.
 *
 * @param template file name below the template folder
 * @param model as the program would make it
 */
public record Sample(String template, Map<String, Object> model) {}
