package org.parley.browser.vxml.internal.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.browser.script.Scope;
import org.parley.browser.script.Undefined;
import org.parley.browser.vxml.internal.element.FormItem;

/** A form item in one visit of its form: its variable, its counters. */
public final class ItemRun {
    private final FormItem item;
    private final Scope scope;
    private final EventCounters events = new EventCounters();
    private int promptCounter = 1;
    private boolean justFilled;

    ItemRun(FormItem item, Scope scope) {
        this.item = item;
        this.scope = scope;
    }

    public FormItem item() {
        return item;
    }

    String name() {
        return item.parts().name();
    }

    EventCounters events() {
        return events;
    }

    int promptCounter() {
        return promptCounter;
    }

    void countPrompt() {
        promptCounter++;
    }

    /** §5.3.3: cleared, it is as if it had not been visited. */
    void clear() {
        scope.declare(name(), Undefined.UNDEFINED);
        promptCounter = 1;
        events.reset();
    }

    public void set(Object value) {
        scope.declare(name(), value);
    }

    /** Fills it with what the caller entered, and its shadow variable (§2.3.1). */
    public void fill(Object value, Recognition recognition) {
        shadow(recognitionProperties(recognition));
        fill(value);
    }

    public void fill(Object value) {
        set(value);
        justFilled = true;
    }

    void shadow(Map<String, Object> properties) {
        scope.declare(name() + "$", properties);
    }

    /** §2.3.1, §5.1.5, and what VoiceXML 2.1 adds. */
    static Map<String, Object> recognitionProperties(Recognition recognition) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("confidence", recognition.confidence());
        properties.put("utterance", recognition.utterance());
        properties.put("inputmode", recognition.inputMode());
        properties.put("interpretation", recognition.interpretation());
        properties.putAll(recognition.extra());
        return properties;
    }

    boolean isJustFilled() {
        return justFilled;
    }

    void forgetFilling() {
        justFilled = false;
    }
}
