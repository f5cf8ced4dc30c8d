package org.parley.browser.vxml.internal.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.browser.vxml.internal.document.ItemReader.FilledOrder;
import org.parley.browser.vxml.internal.element.Choice;
import org.parley.browser.vxml.internal.element.Dialog;
import org.parley.browser.vxml.internal.element.Enumerable;
import org.parley.browser.vxml.internal.element.GrammarElement;
import org.parley.browser.vxml.internal.element.ItemParts;
import org.parley.browser.vxml.internal.element.MenuItem;
import org.parley.browser.vxml.internal.xml.MarkupException;
import org.parley.browser.vxml.internal.xml.XmlElement;
import org.parley.browser.vxml.internal.xml.XmlNode;
import org.parley.browser.vxml.internal.xml.XmlText;

/** Reads menus (VoiceXML 2.0 §2.2). */
final class MenuReader {
    private static final int NUMBERED = 9;

    private final PromptReader prompts;
    private final ContentReader content;

    MenuReader(PromptReader prompts, ContentReader content) {
        this.prompts = prompts;
        this.content = content;
    }

    Dialog menu(Markup menu) throws MarkupException {
        boolean numbered = menu.flag("dtmf", false);
        ItemReader reader = new ItemReader(prompts, content, new FilledOrder());
        List<Choice> choices = new ArrayList<>();
        int[] next = {1};
        boolean approximate = ItemReader.approximate(menu, false);
        reader.read(menu, true, (parent, element) -> {
            if (!element.name().equals("choice")) {
                return false;
            }
            choices.add(choice(parent.of(element), numbered, approximate, next));
            return true;
        });
        ItemParts parts = new ItemParts(
                menu.place(),
                "_menu$",
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of(),
                List.copyOf(reader.prompts),
                List.of(),
                List.of(),
                List.of());
        return new Dialog(
                menu.place(),
                menu.optional("id"),
                List.of(new MenuItem(parts, List.copyOf(choices))),
                List.of(),
                List.of(),
                List.of(),
                DialogReader.documentScope(menu) ? List.copyOf(choices) : List.of(),
                List.of(),
                List.copyOf(reader.handlers),
                Map.copyOf(reader.properties));
    }

    /** §2.2.1: with {@code dtmf="true"} the first nine choices without keys of their own get 1 to 9. */
    private static Choice choice(Markup choice, boolean numbered, boolean approximate, int[] next)
            throws MarkupException {
        choice.exactlyOne("next", "expr", "event", "eventexpr");
        Optional<String> keys = choice.optional("dtmf");
        if (numbered && keys.isPresent() && !keys.get().strip().matches("[*#0]")) {
            throw choice.error("in a menu with dtmf=\"true\" a choice may take only *, # or 0 as its dtmf");
        }
        if (numbered && keys.isEmpty() && next[0] <= NUMBERED) {
            keys = Optional.of(Integer.toString(next[0]++));
        }
        List<GrammarElement> grammars = new ArrayList<>();
        keys.ifPresent(sequence -> grammars.add(GrammarElement.keys(choice.place(), sequence, null)));
        StringBuilder words = new StringBuilder();
        boolean own = false;
        for (XmlNode child : choice.children()) {
            if (child instanceof XmlText text) {
                words.append(text.text());
            } else {
                grammars.add(GrammarReader.local(choice.of((XmlElement) child)));
                own = true;
            }
        }
        String name = words.toString().strip().replaceAll("\\s+", " ");
        // §2.2.5: a grammar of its own replaces the one made of its words.
        if (!own && !name.isEmpty()) {
            grammars.add(GrammarElement.words(choice.place(), name, null, ItemReader.approximate(choice, approximate)));
        }
        return new Choice(
                choice.place(),
                new Enumerable(name, keys.orElse("")),
                choice.reference("next", "expr"),
                choice.event(),
                List.copyOf(grammars));
    }
}
