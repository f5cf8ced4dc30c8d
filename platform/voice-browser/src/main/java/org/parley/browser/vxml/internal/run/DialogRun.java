package org.parley.browser.vxml.internal.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.parley.browser.script.Scope;
import org.parley.browser.script.ScriptException;
import org.parley.browser.script.Undefined;
import org.parley.browser.vxml.internal.element.Choice;
import org.parley.browser.vxml.internal.element.Dialog;
import org.parley.browser.vxml.internal.element.DialogMember;
import org.parley.browser.vxml.internal.element.Field;
import org.parley.browser.vxml.internal.element.Filled;
import org.parley.browser.vxml.internal.element.FormItem;
import org.parley.browser.vxml.internal.element.Initial;

/** One visit of a form or menu: the form interpretation algorithm (VoiceXML 2.0 appendix C). */
public final class DialogRun {
    private final Interpreter interpreter;
    private final DocumentContext document;
    private final Dialog dialog;
    private final Scope scope;
    private final PropertyScope properties;
    private final EventCounters events = new EventCounters();
    private final List<ItemRun> items = new ArrayList<>();
    private final InputPhase input;
    private boolean promptsWanted = true;
    private ItemRun next;

    DialogRun(Interpreter interpreter, DocumentContext document, Dialog dialog) {
        this.interpreter = interpreter;
        this.document = document;
        this.dialog = dialog;
        this.scope = document.scope().child("dialog");
        this.properties = document.properties().within(dialog.properties());
        this.input = new InputPhase(this);
    }

    /** Runs until no item is left to visit; all other ends are {@link Flow}s. */
    void run(Recognition carried) throws Flow {
        guarded(null, () -> {
            initialise();
            if (carried != null) {
                matchedForm(dialog, carried);
            }
        });
        while (true) {
            interpreter.session().step();
            ItemRun[] selected = new ItemRun[1];
            // Conditions are evaluated for the form: an error in one is the form's.
            boolean failed = guarded(null, () -> selected[0] = select());
            if (!failed && selected[0] == null) {
                return;
            }
            if (!failed) {
                visit(selected[0]);
            }
        }
    }

    /** Appendix C, initialisation: variables and form items, in document order. */
    private void initialise() throws Flow {
        events.reset();
        for (DialogMember member : dialog.members()) {
            if (member instanceof DialogMember.Initialiser initialiser) {
                initialiser.executable().execute(execution());
            } else {
                FormItem item = (FormItem) member;
                ItemRun run = new ItemRun(item, scope);
                items.add(run);
                Object value = item.parts().expr().isPresent()
                        ? execution()
                                .evaluate(
                                        item.parts().expr().get(), item.parts().place())
                        : Undefined.UNDEFINED;
                run.set(value);
            }
        }
        interpreter.checkParameters(this);
    }

    /** Appendix C, select phase: where a goto says, else the first item that is undefined and whose cond is true. */
    private ItemRun select() throws VoiceXmlEvent {
        if (next != null) {
            ItemRun chosen = next;
            next = null;
            return chosen;
        }
        for (ItemRun item : items) {
            if (isUndefined(item.name())
                    && (item.item().parts().cond().isEmpty()
                            || execution()
                                    .evaluateBoolean(
                                            item.item().parts().cond().get(),
                                            item.item().parts().place()))) {
                return item;
            }
        }
        return null;
    }

    private void visit(ItemRun item) throws Flow {
        items.forEach(ItemRun::forgetFilling);
        boolean failed = guarded(item, () -> item.item().visit(this, item));
        if (!failed) {
            promptsWanted = true;
        }
    }

    private interface Step {
        void run() throws Flow;
    }

    /** Runs a step, events handled, jumps to items noted; true when an event ended it. */
    private boolean guarded(ItemRun item, Step step) throws Flow {
        try {
            step.run();
            return false;
        } catch (ItemFlow jump) {
            next = item(jump.item());
            return false;
        } catch (VoiceXmlEvent event) {
            handle(event, item);
            return true;
        }
    }

    private void handle(VoiceXmlEvent event, ItemRun item) throws Flow {
        // Appendix C: the round after a catch queues no prompts unless the catch asked for it.
        promptsWanted = false;
        try {
            promptsWanted = new EventHandling(interpreter, document, this, item).handle(event);
        } catch (EventHandling.Jump jump) {
            promptsWanted = jump.isReprompted();
            next = item(jump.item());
        }
    }

    // What form items do

    /** Queues the prompts of an item unless a catch has just spoken in their place (§4.1.6, appendix C). */
    public void queuePrompts(ItemRun item) throws Flow {
        input.queuePrompts(item, promptsWanted);
        promptsWanted = true;
    }

    /**
     * Collects an input for an item and processes it.
     *
     * @param field whose own grammars are active; null for none
     * @param modal only those
     */
    public void collect(ItemRun item, Field field, boolean modal) throws Flow {
        queuePrompts(item);
        input.collect(item, field, List.of(), modal);
    }

    public void collectChoice(ItemRun item, List<Choice> choices) throws Flow {
        queuePrompts(item);
        input.collect(item, null, choices, false);
    }

    /** A grammar of a form matched (§3.1.6.2): ours fills our items, another form's leads there. */
    public void matchedForm(Dialog matched, Recognition recognition) throws Flow {
        if (matched != dialog) {
            throw new DialogFlow(interpreter.targetOf(matched, recognition, execution()));
        }
        if (recognition.interpretation() instanceof Map<?, ?> slots) {
            for (ItemRun item : items) {
                String slot = item.item().slot();
                if (slot != null && slots.get(slot) != null) {
                    item.fill(slots.get(slot), recognition);
                }
            }
        }
        for (ItemRun item : items) {
            if (item.item() instanceof Initial) {
                item.set(true);
            }
        }
        processFilled();
    }

    /** Appendix C, process phase: the filled actions that apply, in document order; an event ends them. */
    public void processFilled() throws Flow {
        List<FilledAction> actions = new ArrayList<>();
        for (ItemRun item : items) {
            if (item.isJustFilled()) {
                item.item().parts().filled().forEach(filled -> actions.add(new FilledAction(filled, item)));
            }
        }
        for (Filled filled : dialog.filled()) {
            if (applies(filled)) {
                actions.add(new FilledAction(filled, null));
            }
        }
        actions.sort(Comparator.comparingInt(action -> action.filled.order()));
        for (FilledAction action : actions) {
            action.run();
        }
    }

    private final class FilledAction {
        private final Filled filled;
        private final ItemRun item;

        FilledAction(Filled filled, ItemRun item) {
            this.filled = filled;
            this.item = item;
        }

        void run() throws Flow {
            filled.content().execute((item == null ? execution() : executionOf(item)).inNewScope());
        }
    }

    /** §2.4: all of its items filled, or any, and at least one of them by this very input. */
    private boolean applies(Filled filled) throws VoiceXmlEvent {
        boolean any = false;
        for (ItemRun item : items) {
            boolean concerns = filled.names().isEmpty()
                    ? item.item().isInput()
                    : filled.names().contains(item.name());
            if (concerns) {
                any |= item.isJustFilled();
                if (filled.all() && isUndefined(item.name())) {
                    return false;
                }
            }
        }
        return any;
    }

    // What elements ask

    Scope scope() {
        return scope;
    }

    Dialog dialog() {
        return dialog;
    }

    DocumentContext document() {
        return document;
    }

    Interpreter interpreter() {
        return interpreter;
    }

    EventCounters events() {
        return events;
    }

    public Execution execution() {
        return new Execution(interpreter, document, this, null, scope, properties);
    }

    public Execution executionOf(ItemRun item) {
        PropertyScope own = properties.within(item.item().parts().properties());
        return new Execution(interpreter, document, this, item, scope, own);
    }

    boolean hasItem(String name) {
        return items.stream().anyMatch(item -> item.name().equals(name));
    }

    private ItemRun item(String name) {
        return items.stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    boolean clear(String name) {
        if (!hasItem(name)) {
            return false;
        }
        item(name).clear();
        return true;
    }

    void clearAll() {
        items.forEach(ItemRun::clear);
    }

    /** §5.3.8: what a submit without a namelist sends. */
    List<String> inputItemNames() {
        return items.stream()
                .filter(item -> item.item().isInput() && item.item().parts().named())
                .map(ItemRun::name)
                .toList();
    }

    private boolean isUndefined(String variable) throws VoiceXmlEvent {
        try {
            return scope.evaluate(variable) == Undefined.UNDEFINED;
        } catch (ScriptException broken) {
            throw VoiceXmlEvent.semantic(broken.getMessage(), dialog.place());
        }
    }
}
