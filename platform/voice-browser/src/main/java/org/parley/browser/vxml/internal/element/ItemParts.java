package org.parley.browser.vxml.internal.element;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What form items have in common.
 *
 * @param name of the form item variable; one of our own when the document gives none
 */
public record ItemParts(
        Place place,
        String name,
        boolean named,
        Optional<String> expr,
        Optional<String> cond,
        List<Handler> handlers,
        Map<String, String> properties,
        List<Prompt> prompts,
        List<Filled> filled,
        List<GrammarElement> grammars,
        List<Link> links) {}
