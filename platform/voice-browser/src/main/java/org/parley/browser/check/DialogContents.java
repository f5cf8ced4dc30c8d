package org.parley.browser.check;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parley.browser.grammar.GrammarCompiler;
import org.parley.browser.grammar.GrammarDocument;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.grammar.SrgsCompiler;
import org.parley.browser.script.RhinoScripts;
import org.parley.browser.vxml.internal.document.GrammarReader;
import org.parley.browser.vxml.internal.xml.XmlElement;
import org.parley.browser.vxml.internal.xml.XmlNode;

/**
 * What a VoiceXML document of the right structure would only fail with when a caller comes there: the syntax of its scripts
 * and expressions, the grammars in it, and jumps to dialogs that it does not have.
 */
final class DialogContents {
    private static final Set<String> EXPRESSIONS = Set.of("cond", "array", "expritem");

    private final String name;
    private final URI address;
    private final RhinoScripts scripts;
    private final SrgsCompiler grammars;
    private final GrammarCompiler.References references;
    private final Set<String> dialogs = new HashSet<>();
    private final List<Mistake> mistakes = new ArrayList<>();

    /** @param name what mistakes call the document */
    DialogContents(
            String name,
            URI address,
            RhinoScripts scripts,
            SrgsCompiler grammars,
            GrammarCompiler.References references) {
        this.name = name;
        this.address = address;
        this.scripts = scripts;
        this.grammars = grammars;
        this.references = references;
    }

    List<Mistake> mistakes(XmlElement root) {
        for (XmlNode child : root.children()) {
            if (child instanceof XmlElement dialog) {
                dialog.attribute("id").ifPresent(dialogs::add);
            }
        }
        element(root, Optional.empty());
        return mistakes;
    }

    private void element(XmlElement element, Optional<String> around) {
        Optional<String> language = element.attribute("xml:lang").or(() -> around);
        element.attributes().forEach((attribute, value) -> attribute(element, attribute, value));
        if (element.name().equals("grammar")) {
            if (!element.text().isBlank() || element.children().stream().anyMatch(XmlElement.class::isInstance)) {
                grammar(element, language);
            }
            return;
        }
        if (element.name().equals("script") && !element.text().isBlank()) {
            syntax(element, element.text(), "the script");
        }
        for (XmlNode child : element.children()) {
            if (child instanceof XmlElement inner) {
                element(inner, language);
            }
        }
    }

    private void attribute(XmlElement element, String attribute, String value) {
        boolean isExpression = attribute.endsWith("expr") || EXPRESSIONS.contains(attribute);
        if (isExpression) {
            syntax(element, "(" + value + "\n)", attribute + "=\"" + value.strip() + "\"");
        }
        boolean isJump = attribute.equals("next")
                || attribute.equals("src") && element.name().equals("subdialog");
        if (isJump
                && value.strip().startsWith("#")
                && !dialogs.contains(value.strip().substring(1))) {
            find(element.line(), "there is no dialog " + value.strip());
        }
    }

    private void syntax(XmlElement element, String script, String what) {
        scripts.mistakeIn(script)
                .ifPresent(wrong -> find(element.line(), what + " of <" + element.name() + ">: " + wrong));
    }

    private void grammar(XmlElement element, Optional<String> language) {
        boolean isAbnf = element.children().stream().noneMatch(XmlElement.class::isInstance);
        String text = isAbnf
                ? element.text().strip()
                : GrammarReader.document(element, language).serialize(XmlElement.SRGS);
        try {
            grammars.compile(new GrammarDocument(text.getBytes(StandardCharsets.UTF_8), address, "", ""), references);
        } catch (GrammarException wrong) {
            boolean isHere = wrong.source().isEmpty() || wrong.source().equals(address.toString());
            if (isHere && !wrong.event().startsWith("error.badfetch")) {
                find(isAbnf ? firstLine(element) + Math.max(1, wrong.line()) - 1 : element.line(), wrong.reason());
            }
        }
    }

    /** Where the text of an element that holds nothing else begins. */
    private static int firstLine(XmlElement element) {
        String text = element.text();
        String layout = text.substring(0, text.length() - text.stripLeading().length());
        return element.line() + (int) layout.chars().filter(c -> c == '\n').count();
    }

    private void find(int line, String cause) {
        mistakes.add(new Mistake(name, line, cause.strip().replaceAll("\\s+", " ")));
    }
}
