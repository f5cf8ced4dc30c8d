package org.parley.tests.pages;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What keeps people out of a page, by the rules of WCAG 2.2 A and AA, as axe-core finds it. */
final class Axe {
    private static final String SCRIPT = read();
    private static final String RUN = """
            async () => {
              const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
              const found = await axe.run(document, { runOnly: rules });
              return found.violations
                .filter(rule => rule.impact === 'serious' || rule.impact === 'critical')
                .map(rule => rule.id + ': ' + rule.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | '));
            }""";

    private Axe() {}

    /** The serious and critical findings on a page. */
    static List<?> serious(Page page) {
        page.evaluate(SCRIPT);
        return (List<?>) page.evaluate(RUN);
    }

    /** Whether a complaint of the browser comes from axe: it measures with styles of its own, which our policy refuses. */
    static boolean causes(String complaint) {
        return complaint.startsWith("Applying inline style violates");
    }

    private static String read() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
