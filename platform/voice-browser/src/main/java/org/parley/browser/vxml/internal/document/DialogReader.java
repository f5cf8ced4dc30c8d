package org.parley.browser.vxml.internal.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.browser.platform.TransferRequest;
import org.parley.browser.vxml.internal.document.ItemReader.FilledOrder;
import org.parley.browser.vxml.internal.element.Block;
import org.parley.browser.vxml.internal.element.Dialog;
import org.parley.browser.vxml.internal.element.DialogMember;
import org.parley.browser.vxml.internal.element.Executable;
import org.parley.browser.vxml.internal.element.Field;
import org.parley.browser.vxml.internal.element.Filled;
import org.parley.browser.vxml.internal.element.FormItem;
import org.parley.browser.vxml.internal.element.GrammarElement;
import org.parley.browser.vxml.internal.element.Initial;
import org.parley.browser.vxml.internal.element.ObjectItem;
import org.parley.browser.vxml.internal.element.Record;
import org.parley.browser.vxml.internal.element.Subdialog;
import org.parley.browser.vxml.internal.element.Transfer;
import org.parley.browser.vxml.internal.xml.MarkupException;
import org.parley.browser.vxml.internal.xml.XmlElement;

/** Reads forms and their items (VoiceXML 2.0 §2.1, §2.3). */
final class DialogReader {
    private final PromptReader prompts;
    private final ContentReader content;

    DialogReader(PromptReader prompts, ContentReader content) {
        this.prompts = prompts;
        this.content = content;
    }

    static boolean documentScope(Markup markup) {
        return markup.optional("scope").filter("document"::equals).isPresent();
    }

    Dialog form(Markup form) throws MarkupException {
        FilledOrder order = new FilledOrder();
        List<DialogMember> members = new ArrayList<>();
        ItemReader reader = new ItemReader(prompts, content, order);
        Set<String> names = new HashSet<>();
        List<GrammarElement> inDocument = new ArrayList<>();
        boolean wide = documentScope(form);
        reader.read(form, false, (parent, element) -> {
            switch (element.name()) {
                case "filled" -> reader.addFilled(parent.of(element));
                case "grammar" -> {
                    Markup markup = parent.of(element);
                    GrammarElement grammar = GrammarReader.grammar(markup);
                    reader.grammars.add(grammar);
                    if (markup.optional("scope").isPresent() ? documentScope(markup) : wide) {
                        inDocument.add(grammar);
                    }
                }
                case "link" -> reader.addLink(parent.of(element));
                default -> {
                    Optional<Executable> initialiser = content.initialiser(parent, element);
                    if (initialiser.isPresent()) {
                        members.add(new DialogMember.Initialiser(initialiser.get()));
                        return true;
                    }
                    FormItem item = item(parent.of(element), order, members.size());
                    if (item == null) {
                        return false;
                    }
                    if (!names.add(item.parts().name())) {
                        throw parent.error(
                                "two form items are named " + item.parts().name());
                    }
                    members.add(item);
                }
            }
            return true;
        });
        checkFilled(reader.filled, members);
        return new Dialog(
                form.place(),
                form.optional("id"),
                List.copyOf(members),
                List.copyOf(reader.filled),
                List.copyOf(reader.grammars),
                List.copyOf(inDocument),
                List.of(),
                List.copyOf(reader.links),
                List.copyOf(reader.handlers),
                Map.copyOf(reader.properties));
    }

    /** §2.4: a filled waits for input items, and for those of its form. */
    private static void checkFilled(List<Filled> filled, List<DialogMember> members) throws MarkupException {
        for (Filled each : filled) {
            for (String name : each.names()) {
                boolean input = members.stream()
                        .anyMatch(member -> member instanceof FormItem item
                                && item.isInput()
                                && item.parts().name().equals(name));
                if (!input) {
                    throw new MarkupException(
                            each.place() + ": <filled> waits for " + name + ", which is no input item of this form");
                }
            }
        }
    }

    /** @return null for an element that is no form item */
    private FormItem item(Markup item, FilledOrder order, int number) throws MarkupException {
        String internalName = "_item$" + number;
        ItemReader reader = new ItemReader(prompts, content, order);
        return switch (item.name()) {
            case "block" -> new Block(reader.parts(item, internalName), content.content(item));
            case "initial" -> {
                reader.read(item, true, (parent, element) -> takeLink(reader, parent, element));
                yield new Initial(reader.parts(item, internalName));
            }
            case "field" -> field(item, reader, internalName);
            case "record" -> record(item, reader, internalName);
            case "subdialog" -> subdialog(item, reader, internalName);
            case "object" -> object(item, reader, internalName);
            case "transfer" -> transfer(item, reader, internalName);
            default -> null;
        };
    }

    private static boolean takeLink(ItemReader reader, Markup parent, XmlElement element) throws MarkupException {
        if (!element.name().equals("link")) {
            return false;
        }
        reader.addLink(parent.of(element));
        return true;
    }

    private static boolean takeInput(ItemReader reader, Markup parent, XmlElement element) throws MarkupException {
        switch (element.name()) {
            case "filled" -> {
                if (!element.attributes().isEmpty()) {
                    throw parent.of(element).error("<filled> of an input item has no mode and no namelist");
                }
                reader.addFilled(parent.of(element));
            }
            case "grammar" -> reader.grammars.add(GrammarReader.local(parent.of(element)));
            case "param" -> reader.addParam(parent.of(element));
            case "option" -> reader.addOption(parent.of(element));
            default -> {
                return takeLink(reader, parent, element);
            }
        }
        return true;
    }

    private FormItem field(Markup field, ItemReader reader, String internalName) throws MarkupException {
        reader.read(
                field,
                true,
                (parent, element) -> !element.name().equals("param") && takeInput(reader, parent, element));
        field.optional("type").ifPresent(type -> {
            reader.grammars.add(GrammarElement.builtinKeys(field.place(), type));
            reader.grammars.add(GrammarElement.builtinWords(field.place(), type));
        });
        return new Field(
                reader.parts(field, internalName),
                field.optional("slot"),
                field.flag("modal", false),
                List.copyOf(reader.options));
    }

    private FormItem record(Markup record, ItemReader reader, String internalName) throws MarkupException {
        reader.read(
                record,
                true,
                (parent, element) ->
                        !Set.of("param", "option").contains(element.name()) && takeInput(reader, parent, element));
        return new Record(
                reader.parts(record, internalName),
                record.flag("modal", true),
                record.flag("beep", false),
                record.flag("dtmfterm", true),
                record.time("maxtime"),
                record.time("finalsilence"),
                record.optional("type"));
    }

    private FormItem subdialog(Markup subdialog, ItemReader reader, String internalName) throws MarkupException {
        subdialog.exactlyOne("src", "srcexpr");
        reader.read(
                subdialog,
                true,
                (parent, element) -> !Set.of("grammar", "option", "link").contains(element.name())
                        && takeInput(reader, parent, element));
        return new Subdialog(
                reader.parts(subdialog, internalName),
                subdialog.reference("src", "srcexpr"),
                subdialog.submission(),
                List.copyOf(reader.params));
    }

    private FormItem object(Markup object, ItemReader reader, String internalName) throws MarkupException {
        reader.read(object, true, (parent, element) -> takeInput(reader, parent, element));
        return new ObjectItem(
                reader.parts(object, internalName),
                object.optional("classid"),
                object.optional("codebase"),
                object.optional("codetype"),
                object.optional("data"),
                object.optional("type"),
                object.optional("archive"),
                List.copyOf(reader.params));
    }

    private FormItem transfer(Markup transfer, ItemReader reader, String internalName) throws MarkupException {
        transfer.exactlyOne("dest", "destexpr");
        transfer.atMostOne("bridge", "type");
        transfer.atMostOne("aai", "aaiexpr");
        reader.read(transfer, true, (parent, element) -> takeInput(reader, parent, element));
        String type = transfer.optional("type").orElse(transfer.flag("bridge", false) ? "bridge" : "blind");
        return new Transfer(
                reader.parts(transfer, internalName),
                transfer.reference("dest", "destexpr"),
                TransferRequest.Type.valueOf(type.toUpperCase(Locale.ROOT)),
                transfer.time("connecttimeout"),
                transfer.time("maxtime"),
                transfer.optional("transferaudio"),
                transfer.optional("aai"),
                transfer.optional("aaiexpr"));
    }
}
