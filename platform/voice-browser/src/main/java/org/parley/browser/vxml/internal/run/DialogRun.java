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
import org.parley.browser.vxml.internal.element.Link;

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
    private boolean atForm;
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
    void run(Carried carried) throws Flow {
        boolean begun = !guarded(null, this::initialise);
        if (begun && carried != null) {
            ItemRun asking = items.isEmpty() ? null : items.get(0);
            guarded(asking, () -> carried.owner().matched(this, asking, carried.recognition()));
        }
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
                if (item.parts().named()) {
                    Execution.checkName(item.parts().name(), item.parts().place());
                }
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
            atForm = false;
            next = item(jump.item());
            return false;
        } catch (VoiceXmlEvent event) {
            handle(event, item);
            return true;
        }
    }

    private void handle(VoiceXmlEvent event, ItemRun asking) throws Flow {
        // §5.2.2: what a filled of the form throws is the form's.
        ItemRun item = atForm ? null : asking;
        atForm = false;
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

    /** A grammar of this form matched (§3.1.6.2): what it means fills our input items by their slots. */
    public void matchedForm(Recognition recognition) throws Flow {
        boolean filled = false;
        for (ItemRun item : items) {
            Object value = item.item().slot() == null
                    ? null
                    : slot(recognition.interpretation(), item.item().slot());
            if (value != null) {
                item.fill(value, recognition);
                filled = true;
            }
        }
        for (ItemRun item : items) {
            if (filled && item.item() instanceof Initial) {
                item.set(true);
            }
        }
        processFilled();
    }

    /** The property of a result that a slot names, within others where there are dots; null for none. */
    private static Object slot(Object interpretation, String slot) {
        if (!(interpretation instanceof Map<?, ?> slots)) {
            return null;
        }
        Object whole = slots.get(slot);
        int dot = slot.indexOf('.');
        return whole != null || dot < 0 ? whole : slot(slots.get(slot.substring(0, dot)), slot.substring(dot + 1));
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
            atForm = item == null;
            filled.content().execute((item == null ? execution() : executionOf(item)).inNewScope());
            atForm = false;
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

    /** Where a link is followed: in its form, or in the document that it stands in. */
    public Execution executionOf(Link link) {
        DocumentContext root = document.application();
        if (root != null && root.document().links().contains(link)) {
            return interpreter.executionOf(root);
        }
        return document.document().links().contains(link) ? interpreter.executionOf(document) : execution();
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
