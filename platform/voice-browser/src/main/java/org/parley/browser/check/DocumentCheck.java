package org.parley.browser.check;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.browser.ccxml.internal.document.CcxmlParser;
import org.parley.browser.ccxml.internal.document.CcxmlSyntaxException;
import org.parley.browser.grammar.GrammarCompiler;
import org.parley.browser.grammar.GrammarDocument;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.grammar.SrgsCompiler;
import org.parley.browser.script.RhinoScripts;
import org.parley.browser.vxml.VoiceXmlConfig;
import org.parley.browser.vxml.internal.document.DocumentReader;
import org.parley.browser.vxml.internal.xml.MarkupException;
import org.parley.browser.vxml.internal.xml.XmlReader;

/** Reads VoiceXML 2.1, CCXML 1.0 and SRGS 1.0 documents as the interpreters do and tells what they refuse. Thread-safe. */
public final class DocumentCheck {
    private static final Pattern PLACE = Pattern.compile("(?s).*?(?::|line )(\\d+): (.*)");
    private static final Pattern ROOT =
            Pattern.compile("(?>\\s++|<\\?.*?\\?>|<!--.*?-->|<!(?!--)[^>]*+>)*+<(?:\\w++:)?(\\w++)", Pattern.DOTALL);

    private final XmlReader xml =
            new XmlReader(VoiceXmlConfig.defaults().limits().documentBytes());
    private final DocumentReader dialogs =
            new DocumentReader(xml, VoiceXmlConfig.defaults().language());
    private final RhinoScripts scripts = new RhinoScripts();
    private final SrgsCompiler grammars = new SrgsCompiler(scripts);
    private final GrammarCompiler.References references;

    /** @param references loads the grammars that a grammar refers to */
    public DocumentCheck(GrammarCompiler.References references) {
        this.references = references;
    }

    /**
     * The first mistake of a document's structure, or all of its scripts, grammars and jumps; none when it is right. What it is, its root element tells, or {@code #ABNF}.
     *
     * @param name what mistakes call it
     */
    public List<Mistake> check(byte[] content, String name, URI address) {
        String text = new String(content, StandardCharsets.ISO_8859_1)
                .replaceFirst("^(\u00ef\u00bb\u00bf|[\u00fe\u00ff]{2})", "")
                .replace("\0", "");
        if (text.stripLeading().startsWith("#")) {
            return grammar(content, name, address);
        }
        Matcher root = ROOT.matcher(text);
        String kind = root.lookingAt() ? root.group(1) : "";
        return switch (kind) {
            case "ccxml" -> callControl(content, name, address);
            case "grammar" -> grammar(content, name, address);
            default -> dialog(content, name, address);
        };
    }

    private List<Mistake> dialog(byte[] content, String name, URI address) {
        try {
            dialogs.read(content, null, address);
            return new DialogContents(name, address, scripts, grammars, references)
                    .mistakes(xml.read(content, null, address.toString()));
        } catch (MarkupException wrong) {
            return List.of(mistake(name, wrong.getMessage()));
        }
    }

    private List<Mistake> callControl(byte[] content, String name, URI address) {
        try {
            CcxmlParser.check(content, address);
            return List.of();
        } catch (CcxmlSyntaxException wrong) {
            return List.of(mistake(name, wrong.getMessage()));
        }
    }

    private List<Mistake> grammar(byte[] content, String name, URI address) {
        try {
            grammars.compile(new GrammarDocument(content, address, "", ""), references);
            return List.of();
        } catch (GrammarException wrong) {
            boolean here = wrong.source().isEmpty() || wrong.source().equals(address.toString());
            return List.of(new Mistake(here ? name : wrong.source(), wrong.line(), oneLine(wrong.reason())));
        }
    }

    /** Readers put the place before the cause: {@code address:line: cause} or {@code line N: cause}. */
    private static Mistake mistake(String name, String message) {
        Matcher place = PLACE.matcher(message);
        return place.matches()
                ? new Mistake(name, Integer.parseInt(place.group(1)), oneLine(place.group(2)))
                : new Mistake(name, 0, oneLine(message));
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
