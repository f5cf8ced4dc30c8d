package org.parley.browser.vxml.internal.element;

import java.util.List;
import org.parley.browser.fetch.FetchRequest.Encoding;
import org.parley.browser.fetch.FetchRequest.Method;

/** How values are sent along: {@code namelist}, {@code method}, {@code enctype}. */
public record Submission(List<String> names, Method method, Encoding encoding) {
    public static final Submission NOTHING = new Submission(List.of(), Method.GET, Encoding.URLENCODED);
}
