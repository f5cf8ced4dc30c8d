package org.parley.browser.grammar.internal.srgs;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Reads what stands in a rule (SRGS 1.0 §2). */
final class ExpansionReader {
    private final XmlCursor xml;
    private final URI base;

    /** @param base of the references */
    ExpansionReader(XmlCursor xml, URI base) {
        this.xml = xml;
        this.base = base;
    }

    /** What stands in a rule, up to its end tag; something must. */
    Expansion rule(String name) throws XMLStreamException, Malformed {
        List<Expansion> parts = parts();
        if (parts.isEmpty()) {
            throw new Malformed("rule '" + name + "' is empty");
        }
        return join(parts);
    }

    private static Expansion join(List<Expansion> parts) {
        return parts.size() == 1 ? parts.get(0) : new Expansion.Sequence(parts);
    }

    private List<Expansion> parts() throws XMLStreamException, Malformed {
        List<Expansion> parts = new ArrayList<>();
        while (xml.next()) {
            for (String token : Tokens.in(xml.text())) {
                parts.add(new Expansion.Token(token));
            }
            if (!xml.isElement()) {
                continue;
            }
            switch (xml.element()) {
                case "token" -> parts.add(new Expansion.Token(Tokens.normalized(xml.wholeText())));
                case "ruleref" -> parts.add(ruleref());
                case "item" -> parts.add(item());
                case "one-of" -> parts.add(oneOf());
                case "tag" -> parts.add(new Expansion.Tag(xml.wholeText()));
                case "", "example" -> xml.skip();
                default -> throw new Malformed("<" + xml.element() + "> cannot stand here");
            }
        }
        return parts;
    }

    private Expansion item() throws XMLStreamException, Malformed {
        String repeat = xml.attribute("repeat", "");
        double probability = xml.number("repeat-prob", Double.NaN);
        Expansion expansion = join(parts());
        return repeat.isEmpty() ? expansion : Repetition.of(repeat, expansion, probability);
    }

    private Expansion oneOf() throws XMLStreamException, Malformed {
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
                double weight = xml.number("weight", 1);
                alternatives.add(new Expansion.Alternative(item(), weight));
            }
        }
        if (alternatives.isEmpty()) {
            throw new Malformed("<one-of> is empty");
        }
        return new Expansion.OneOf(alternatives);
    }

    private Expansion ruleref() throws XMLStreamException, Malformed {
        String uri = xml.attribute("uri", "");
        String special = xml.attribute("special", "");
        xml.skip();
        if (uri.isEmpty() == special.isEmpty()) {
            throw new Malformed("<ruleref> needs either uri or special");
        }
        if (!special.isEmpty()) {
            if (!isSpecial(special)) {
                throw new Malformed("special=\"" + special + "\" is none of NULL, VOID, GARBAGE");
            }
            return Expansion.Special.valueOf(special);
        }
        int fragment = uri.indexOf('#');
        String rule = fragment < 0 ? "" : uri.substring(fragment + 1);
        if (fragment >= 0 && !SrgsXmlReader.NAME.matcher(rule).matches()) {
            throw new Malformed("'" + uri + "' names no rule after its #");
        }
        if (isSpecial(rule)) {
            throw new Malformed("write special=\"" + rule + "\" to refer to a special rule");
        }
        return fragment == 0
                ? new Expansion.LocalReference(rule)
                : new Expansion.ExternalReference(
                        resolve(base, fragment < 0 ? uri : uri.substring(0, fragment)), rule, uri);
    }

    static boolean isSpecial(String name) {
        return name.equals("NULL") || name.equals("VOID") || name.equals("GARBAGE");
    }

    static URI resolve(URI base, String reference) throws Malformed {
        try {
            return base.resolve(reference.strip());
        } catch (IllegalArgumentException malformed) {
            throw new Malformed("'" + reference + "' is no address");
        }
    }
}
