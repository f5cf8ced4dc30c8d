package org.parley.webapp.conference;

/** Why something that was wanted of a conference cannot be. @param field what is to be changed */
public record ConferenceMistake(String field, String text) {}
