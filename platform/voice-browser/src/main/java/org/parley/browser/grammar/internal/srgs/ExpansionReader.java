package org.parley.browser.grammar.internal.srgs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Reads what stands in a rule (SRGS 1.0 §2). */
final class ExpansionReader {
    private final XmlCursor xml;
    private final ReferenceBase base;
    /** The language of what stands here (§2.7), innermost first. */
    private final Deque<String> languages = new ArrayDeque<>();

    /**
     * @param base of the references
     * @param language of the tokens
     */
    ExpansionReader(XmlCursor xml, ReferenceBase base, String language) {
        this.xml = xml;
        this.base = base;
        languages.push(language);
    }

    /** What stands in a rule, up to its end tag; something must. */
    Expansion rule(String name) throws XMLStreamException, Malformed {
        List<Expansion> parts = parts(true);
        if (parts.isEmpty()) {
            throw new Malformed("rule '" + name + "' is empty");
        }
        return join(parts);
    }

    private static Expansion join(List<Expansion> parts) {
        return parts.size() == 1 ? parts.get(0) : new Expansion.Sequence(parts);
    }

    private List<Expansion> parts() throws XMLStreamException, Malformed {
        return parts(false);
    }

    private List<Expansion> parts(boolean inRule) throws XMLStreamException, Malformed {
        List<Expansion> parts = new ArrayList<>();
        // Text goes on over comments and processing instructions.
        StringBuilder text = new StringBuilder();
        while (xml.next()) {
            text.append(xml.text());
            if (!xml.isElement()) {
                continue;
            }
            addTokens(text, parts);
            switch (xml.element()) {
                case "token" -> parts.add(token());
                case "ruleref" -> parts.add(ruleref());
                case "item" -> parts.add(item());
                case "one-of" -> parts.add(oneOf());
                case "tag" -> parts.add(tag());
                case "example" -> example(inRule);
                case "" -> xml.skip();
                default -> throw new Malformed("<" + xml.element() + "> cannot stand here");
            }
        }
        addTokens(text, parts);
        return parts;
    }

    private void addTokens(StringBuilder text, List<Expansion> parts) throws Malformed {
        for (String token : Tokens.in(text.toString())) {
            parts.add(new Expansion.Token(token, languages.peek()));
        }
        text.setLength(0);
    }

    private Expansion token() throws XMLStreamException, Malformed {
        xml.allowAttributes();
        enterLanguage();
        return new Expansion.Token(Tokens.normalized(xml.wholeText()), languages.pop());
    }

    private void enterLanguage() throws Malformed {
        String language = xml.xmlAttribute("lang");
        languages.push(language == null ? languages.peek() : Language.checked(language));
    }

    private Expansion item() throws XMLStreamException, Malformed {
        xml.allowAttributes("repeat", "repeat-prob", "weight");
        String repeat = xml.attribute("repeat", "");
        double probability =
                Repetition.probability(xml.attribute("repeat-prob", "").strip());
        Numbers.of("weight", xml.attribute("weight", "").strip(), 1);
        enterLanguage();
        Expansion expansion = join(parts());
        languages.pop();
        return repeat.isEmpty() ? expansion : Repetition.of(repeat, expansion, probability);
    }

    private Expansion oneOf() throws XMLStreamException, Malformed {
        xml.allowAttributes();
        enterLanguage();
        List<Expansion.Alternative> alternatives = new ArrayList<>();
        while (xml.next()) {
            if (!xml.text().isBlank()) {
                throw new Malformed("<one-of> holds <item> elements only");
            }
            if (xml.isElement() && xml.element().isEmpty()) {
                xml.skip();
            } else if (xml.isElement()) {
                if (!xml.element().equals("item")) {
                    throw new Malformed("<one-of> holds <item> elements only, not <" + xml.element() + ">");
                }
                double weight = Numbers.of("weight", xml.attribute("weight", "").strip(), 1);
                alternatives.add(new Expansion.Alternative(item(), weight));
            }
        }
        languages.pop();
        if (alternatives.isEmpty()) {
            throw new Malformed("<one-of> is empty");
        }
        return new Expansion.OneOf(alternatives);
    }

    private Expansion tag() throws XMLStreamException, Malformed {
        xml.allowAttributes();
        return new Expansion.Tag(xml.wholeText());
    }

    private void example(boolean inRule) throws XMLStreamException, Malformed {
        if (!inRule) {
            throw new Malformed("<example> stands in <rule> only");
        }
        xml.allowAttributes();
        xml.wholeText();
    }

    private Expansion ruleref() throws XMLStreamException, Malformed {
        xml.allowAttributes("uri", "special", "type");
        int line = xml.line();
        String uri = xml.attribute("uri", "").strip();
        String special = xml.attribute("special", "");
        String type = xml.attribute("type", "");
        if (!xml.wholeText().isBlank()) {
            throw new Malformed("<ruleref> is empty");
        }
        if (uri.isEmpty() == special.isEmpty()) {
            throw new Malformed("<ruleref> needs either uri or special");
        }
        if (!special.isEmpty()) {
            if (!Names.isSpecial(special)) {
                throw new Malformed("special=\"" + special + "\" is none of NULL, VOID, GARBAGE");
            }
            return Expansion.Special.valueOf(special);
        }
        if (uri.startsWith("#")) {
            return new Expansion.LocalReference(Names.referable(uri.substring(1), uri), line);
        }
        return base.external(uri, type, line);
    }
}
