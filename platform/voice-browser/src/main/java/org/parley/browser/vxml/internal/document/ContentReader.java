package org.parley.browser.vxml.internal.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.browser.vxml.internal.element.Assign;
import org.parley.browser.vxml.internal.element.Clear;
import org.parley.browser.vxml.internal.element.Content;
import org.parley.browser.vxml.internal.element.Data;
import org.parley.browser.vxml.internal.element.Disconnect;
import org.parley.browser.vxml.internal.element.Executable;
import org.parley.browser.vxml.internal.element.Exit;
import org.parley.browser.vxml.internal.element.Foreach;
import org.parley.browser.vxml.internal.element.Goto;
import org.parley.browser.vxml.internal.element.If;
import org.parley.browser.vxml.internal.element.Log;
import org.parley.browser.vxml.internal.element.Reprompt;
import org.parley.browser.vxml.internal.element.Return;
import org.parley.browser.vxml.internal.element.Script;
import org.parley.browser.vxml.internal.element.Submit;
import org.parley.browser.vxml.internal.element.Throw;
import org.parley.browser.vxml.internal.element.Var;
import org.parley.browser.vxml.internal.xml.MarkupException;
import org.parley.browser.vxml.internal.xml.XmlElement;
import org.parley.browser.vxml.internal.xml.XmlNode;
import org.parley.browser.vxml.internal.xml.XmlText;

/** Reads executable content (VoiceXML 2.0 §5.3). */
final class ContentReader {
    private final PromptReader prompts;

    ContentReader(PromptReader prompts) {
        this.prompts = prompts;
    }

    Content content(Markup parent) throws MarkupException {
        List<Executable> executables = new ArrayList<>();
        List<XmlNode> children = parent.children();
        for (int i = 0; i < children.size(); ) {
            XmlNode child = children.get(i);
            if (prompts.isImplicit(child)) {
                i = prompts.implicit(parent, i, executables);
                continue;
            }
            if (child instanceof XmlElement element) {
                executables.add(executable(parent, element));
            }
            i++;
        }
        return new Content(executables);
    }

    /** var, script, data: what documents and forms may hold outside of content; empty for anything else. */
    Optional<Executable> initialiser(Markup parent, XmlElement element) throws MarkupException {
        return switch (element.name()) {
            case "var", "script", "data" -> Optional.of(executable(parent, element));
            default -> Optional.empty();
        };
    }

    private Executable executable(Markup parent, XmlElement element) throws MarkupException {
        Markup markup = parent.of(element);
        return switch (element.name()) {
            case "assign" -> new Assign(markup.place(), markup.required("name"), markup.required("expr"));
            case "clear" -> new Clear(markup.place(), markup.names("namelist"));
            case "data" -> data(markup);
            case "disconnect" -> new Disconnect(markup.place(), markup.names("namelist"));
            case "exit" -> exit(markup);
            case "foreach" -> new Foreach(prompts.iteration(markup), content(markup));
            case "goto" -> transition(markup);
            case "if" -> condition(markup);
            case "log" -> log(markup);
            case "prompt" -> prompts.prompt(markup);
            case "reprompt" -> new Reprompt();
            case "return" -> back(markup);
            case "script" -> script(markup);
            case "submit" -> submit(markup);
            case "throw" -> raise(markup);
            case "var" -> new Var(markup.place(), markup.required("name"), markup.optional("expr"));
            default -> throw parent.misplaced(element);
        };
    }

    private static Executable data(Markup data) throws MarkupException {
        data.exactlyOne("src", "srcexpr");
        return new Data(data.place(), data.optional("name"), data.reference("src", "srcexpr"), data.submission());
    }

    private static Executable exit(Markup exit) throws MarkupException {
        exit.atMostOne("expr", "namelist");
        return new Exit(exit.place(), exit.optional("expr"), exit.names("namelist"));
    }

    private static Executable transition(Markup markup) throws MarkupException {
        markup.exactlyOne("next", "expr", "nextitem", "expritem");
        return new Goto(
                markup.place(),
                markup.reference("next", "expr"),
                markup.optional("nextitem"),
                markup.optional("expritem"));
    }

    private static Executable back(Markup markup) throws MarkupException {
        markup.atMostOne("event", "eventexpr", "namelist");
        return new Return(markup.place(), markup.event(), markup.names("namelist"));
    }

    private static Executable raise(Markup markup) throws MarkupException {
        markup.exactlyOne("event", "eventexpr");
        return new Throw(markup.place(), markup.event());
    }

    private static Executable submit(Markup submit) throws MarkupException {
        submit.exactlyOne("next", "expr");
        return new Submit(
                submit.place(),
                submit.reference("next", "expr"),
                submit.submission(),
                submit.optional("namelist").isPresent());
    }

    private static Executable script(Markup script) throws MarkupException {
        boolean external =
                script.optional("src").isPresent() || script.optional("srcexpr").isPresent();
        if (external) {
            script.exactlyOne("src", "srcexpr");
        }
        String text = script.element().text();
        if (external != text.isBlank()) {
            throw script.error("a script has either a src or content");
        }
        return new Script(script.place(), script.reference("src", "srcexpr"), script.optional("charset"), text);
    }

    private static Executable log(Markup log) throws MarkupException {
        List<Log.Part> parts = new ArrayList<>();
        for (XmlNode child : log.children()) {
            if (child instanceof XmlText text) {
                parts.add(new Log.Part(text.text(), null));
            } else if (((XmlElement) child).name().equals("value")) {
                parts.add(new Log.Part(null, log.of((XmlElement) child).required("expr")));
            } else {
                throw log.misplaced((XmlElement) child);
            }
        }
        return new Log(log.place(), log.optional("label"), log.optional("expr"), List.copyOf(parts));
    }

    private Executable condition(Markup markup) throws MarkupException {
        List<If.Branch> branches = new ArrayList<>();
        Markup head = markup;
        List<XmlNode> nodes = new ArrayList<>();
        for (XmlNode child : markup.children()) {
            boolean splits = child instanceof XmlElement element
                    && (element.name().equals("elseif") || element.name().equals("else"));
            if (splits) {
                branches.add(branch(markup, head, nodes));
                if (head.name().equals("else")) {
                    throw markup.error("nothing may follow <else> in <if>");
                }
                head = markup.of((XmlElement) child);
                nodes = new ArrayList<>();
            } else {
                nodes.add(child);
            }
        }
        branches.add(branch(markup, head, nodes));
        return new If(List.copyOf(branches));
    }

    private If.Branch branch(Markup parent, Markup head, List<XmlNode> nodes) throws MarkupException {
        XmlElement body = new XmlElement(
                parent.element().namespace(),
                head.name(),
                head.element().attributes(),
                List.copyOf(nodes),
                head.place().line());
        String cond = head.name().equals("else") ? null : head.required("cond");
        return new If.Branch(head.place(), cond, content(parent.madeOf(body)));
    }
}
