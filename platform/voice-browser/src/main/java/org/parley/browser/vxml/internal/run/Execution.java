package org.parley.browser.vxml.internal.run;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.parley.browser.grammar.CompiledGrammar;
import org.parley.browser.grammar.GrammarCompiler;
import org.parley.browser.grammar.VoiceGrammar;
import org.parley.browser.platform.AudioContent;
import org.parley.browser.script.Scope;
import org.parley.browser.script.ScriptException;
import org.parley.browser.vxml.internal.element.AudioPart;
import org.parley.browser.vxml.internal.element.Enumerable;
import org.parley.browser.vxml.internal.element.FormItem;
import org.parley.browser.vxml.internal.element.Place;
import org.parley.browser.vxml.internal.element.Prompt;
import org.parley.browser.vxml.internal.element.Reference;
import org.parley.browser.vxml.internal.element.Submission;

/** Where content runs: its scope, its properties, the dialog and the document around it, and what it may ask for. */
public final class Execution {
    private static final Pattern NAME = Pattern.compile("[\\p{L}$_][\\p{L}\\p{N}$_]*");

    /** ECMA-262 §7.5: what a script could not call a variable either. */
    private static final Set<String> RESERVED =
            Set.of(("break case catch class const continue debugger default delete do"
                            + " else enum export extends false finally for function if import in instanceof new null return super"
                            + " switch this throw true try typeof var void while with")
                    .split(" "));

    private final Interpreter interpreter;
    private final DocumentContext document;
    private final DialogRun run;
    private final ItemRun item;
    private final Scope scope;
    private final PropertyScope properties;
    private final boolean[] reprompted;
    private final URI base;

    Execution(
            Interpreter interpreter,
            DocumentContext document,
            DialogRun run,
            ItemRun item,
            Scope scope,
            PropertyScope properties) {
        this(interpreter, document, run, item, scope, properties, new boolean[1], null);
    }

    private Execution(
            Interpreter interpreter,
            DocumentContext document,
            DialogRun run,
            ItemRun item,
            Scope scope,
            PropertyScope properties,
            boolean[] reprompted,
            URI base) {
        this.interpreter = interpreter;
        this.document = document;
        this.run = run;
        this.item = item;
        this.scope = scope;
        this.properties = properties;
        this.reprompted = reprompted;
        this.base = base;
    }

    public Execution in(Scope other) {
        return new Execution(interpreter, document, run, item, other, properties, reprompted, base);
    }

    /** §5.1.2: block, filled and catch have an anonymous scope of their own. */
    public Execution inNewScope() {
        return in(scope.child(null));
    }

    public Scope scope() {
        return scope;
    }

    public PropertyScope properties() {
        return properties;
    }

    /** What relative URIs refer to: the active document's base, in handlers of the root document too (§5.2). */
    public URI base() {
        return base == null ? document.document().base() : base;
    }

    /** The same with another base: {@code xml:base} of a prompt. */
    Execution withBase(Optional<String> other, Place place) throws VoiceXmlEvent {
        if (other.isEmpty()) {
            return this;
        }
        try {
            URI inner = base().resolve(other.get().strip());
            return new Execution(interpreter, document, run, item, scope, properties, reprompted, inner);
        } catch (IllegalArgumentException bad) {
            throw VoiceXmlEvent.badFetch("xml:base is no URI: " + other.get(), place);
        }
    }

    public boolean speaks(String language) {
        return session().line().platform().speaks(language);
    }

    /** §5.2.6: text in a language that nobody here speaks is an event. */
    public void requireLanguage(String wanted, Place place) throws VoiceXmlEvent {
        if (!speaks(wanted)) {
            throw new VoiceXmlEvent("error.unsupported.language", wanted + " is not spoken here", place);
        }
    }

    /** Likewise for grammars of words. */
    void requireUnderstood(VoiceGrammar grammar, Place place) throws VoiceXmlEvent {
        String wanted = grammar.language();
        if (!wanted.isEmpty() && !session().line().platform().understands(wanted)) {
            throw new VoiceXmlEvent("error.unsupported.language", wanted + " is not understood here", place);
        }
    }

    DocumentContext document() {
        return document;
    }

    Interpreter interpreter() {
        return interpreter;
    }

    FormItem item() {
        return item.item();
    }

    String language() {
        return document.document().language().orElse(session().config().language());
    }

    private Session session() {
        return interpreter.session();
    }

    // Scripts

    private interface Evaluation<T> {
        T run() throws ScriptException;
    }

    private static <T> T guarded(Place place, Evaluation<T> evaluation) throws VoiceXmlEvent {
        try {
            return evaluation.run();
        } catch (ScriptException failed) {
            throw VoiceXmlEvent.semantic(failed.getMessage(), place);
        }
    }

    /** §5.1: what a variable may be called. */
    public static void checkName(String name, Place place) throws VoiceXmlEvent {
        if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
            throw VoiceXmlEvent.semantic("not the name of a variable: " + name, place);
        }
    }

    public Object evaluate(String expression, Place place) throws VoiceXmlEvent {
        return guarded(place, () -> scope.evaluate(expression));
    }

    public String evaluateString(String expression, Place place) throws VoiceXmlEvent {
        return guarded(place, () -> scope.evaluateString(expression));
    }

    public boolean evaluateBoolean(String expression, Place place) throws VoiceXmlEvent {
        return guarded(place, () -> scope.evaluateBoolean(expression));
    }

    /** For logs: objects too. */
    public String evaluateText(String expression, Place place) throws VoiceXmlEvent {
        return scope.toText(evaluate(expression, place));
    }

    public void assign(String variable, Object value, Place place) throws VoiceXmlEvent {
        guarded(place, () -> {
            scope.assign(variable, value);
            return null;
        });
    }

    /** Whether a name means something here, in this scope or around it. */
    public boolean isDeclared(String name) {
        try {
            scope.evaluate(name);
            return true;
        } catch (ScriptException unknown) {
            return false;
        }
    }

    public Map<String, Object> values(List<String> names, Place place) throws VoiceXmlEvent {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : names) {
            values.put(name, evaluate(name, place));
        }
        return values;
    }

    /** Values for call control: plain data. */
    public Map<String, Object> plainValues(List<String> names, Place place) throws VoiceXmlEvent {
        Map<String, Object> values = values(names, place);
        values.replaceAll((name, value) -> scope.toJava(value));
        return values;
    }

    public void runScript(Reference source, Optional<String> charset, String text, Place place) throws VoiceXmlEvent {
        String script = source.isPresent() ? loader().script(source, charset, this, place) : text;
        guarded(place, () -> {
            scope.execute(script, place.toString());
            return null;
        });
    }

    // The dialog

    public Map<String, Object> dialogParameters() {
        return run != null && scope == run.scope() ? interpreter.parametersFor(run) : Map.of();
    }

    public List<String> inputItemNames() {
        return run == null ? List.of() : run.inputItemNames();
    }

    public void clear(List<String> names, Place place) throws VoiceXmlEvent {
        if (run != null && names.isEmpty()) {
            run.clearAll();
        }
        for (String name : names) {
            if (run == null || !run.clear(name)) {
                assign(name, org.parley.browser.script.Undefined.UNDEFINED, place);
            }
        }
    }

    public void reprompt() {
        reprompted[0] = true;
    }

    boolean isReprompted() {
        return reprompted[0];
    }

    /** One item of a {@code <foreach>} more. */
    public void iterate() {
        session().iterate();
    }

    /** So much text more is to be spoken. */
    public void speak(int chars) {
        session().speak(chars);
    }

    public void queue(Prompt prompt) throws Flow {
        session().prompts().add(PromptRenderer.render(prompt, this));
    }

    /** §2.2.4: the choices of a menu or the options of a field. */
    public List<Enumerable> enumeration(Place place) throws VoiceXmlEvent {
        List<Enumerable> all = item == null ? List.of() : item.item().enumeration();
        if (all.isEmpty()) {
            throw VoiceXmlEvent.semantic("there are no choices or options to enumerate", place);
        }
        return all;
    }

    public void log(String text) {
        session().log(text);
    }

    // Transitions

    public Flow transitionTo(Reference next, Place place) throws VoiceXmlEvent {
        return new DialogFlow(interpreter.targetOf(next, Submission.NOTHING, false, this, place));
    }

    public Flow submit(Reference next, Submission submission, Place place) throws VoiceXmlEvent {
        return new DialogFlow(interpreter.targetOf(next, submission, true, this, place));
    }

    public Flow itemTransition(String name, Place place) throws VoiceXmlEvent {
        if (run == null || !run.hasItem(name)) {
            throw VoiceXmlEvent.badFetch("no form item " + name, place);
        }
        return new ItemFlow(name);
    }

    public Flow disconnect(Map<String, Object> values, Place place) throws Flow {
        session().disconnect(values);
        return new VoiceXmlEvent(VoiceXmlEvent.HANG_UP, null, place);
    }

    public boolean inSubdialog() {
        return interpreter.isSubdialog();
    }

    public Map<String, Object> callSubdialog(
            Reference source, Submission submission, Map<String, Object> parameters, Place place) throws Flow {
        return interpreter.callSubdialog(source, submission, parameters, this, place);
    }

    // Resources

    private Loader loader() {
        return session().loader();
    }

    public Object fetchData(Reference source, Submission submission, Place place) throws VoiceXmlEvent {
        return loader().data(source, submission, this, place);
    }

    public GrammarCompiler grammars() {
        return session().compiler();
    }

    public GrammarCompiler.References grammarReferences() {
        return loader().references(this);
    }

    public CompiledGrammar fetchGrammar(Reference source, String mediaType, Place place) throws VoiceXmlEvent {
        return loader().grammar(source, mediaType, this, place);
    }

    /** The audio of a source, a URI or a recording; empty when it cannot be had. */
    public Optional<AudioContent> audio(Object source, AudioPart audio) {
        return loader().audio(source, audio, this);
    }
}
