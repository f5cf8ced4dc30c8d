package org.parley.browser.vxml.internal.run;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.parley.browser.script.Scope;
import org.parley.browser.script.ScriptException;
import org.parley.browser.vxml.internal.element.Dialog;
import org.parley.browser.vxml.internal.element.Executable;
import org.parley.browser.vxml.internal.element.FetchHints;
import org.parley.browser.vxml.internal.element.Place;
import org.parley.browser.vxml.internal.element.Reference;
import org.parley.browser.vxml.internal.element.Submission;
import org.parley.browser.vxml.internal.element.VoiceXmlDocument;

/** One execution context: the session's own, or that of a subdialog (VoiceXML 2.0 §2.3.4). Goes from dialog to dialog. */
final class Interpreter {
    private final Session session;
    private final Interpreter caller;
    private final Map<String, Object> parameters;
    private final Set<String> unusedParameters;
    private DocumentContext current;
    private DialogRun first;

    Interpreter(Session session) {
        this(session, null, Map.of());
    }

    private Interpreter(Session session, Interpreter caller, Map<String, Object> parameters) {
        this.session = session;
        this.caller = caller;
        this.parameters = parameters;
        this.unusedParameters = new TreeSet<>(parameters.keySet());
    }

    Session session() {
        return session;
    }

    boolean isSubdialog() {
        return caller != null;
    }

    /** Runs until a dialog ends without going on, which ends the session as an exit does. */
    void run(Target start) throws ExitFlow, ReturnFlow {
        Target target = start;
        while (target != null) {
            session.step();
            try {
                enter(target);
                DialogRun run = new DialogRun(this, current, target.dialog());
                first = first == null ? run : first;
                run.run(target.carried());
                target = null;
            } catch (DialogFlow flow) {
                target = flow.target();
            } catch (ExitFlow | ReturnFlow end) {
                throw end;
            } catch (Flow left) {
                throw new IllegalStateException("nobody took " + left, left);
            }
        }
        throw new ExitFlow(Map.of());
    }

    // Entering documents (§1.5.1, §1.5.2, §5.1.2)

    private void enter(Target target) throws Flow {
        if (target.sameDocument() && current != null) {
            return;
        }
        VoiceXmlDocument document = target.document();
        DocumentContext application = current == null ? null : current.root();
        boolean leafBefore = current != null && current.application() != null;
        if (target.root() == null) {
            boolean back = leafBefore && !target.submitted() && isRoot(application, document.uri());
            if (back) {
                current = new DocumentContext(document, application.scope(), application.properties(), null);
            } else {
                current = rootContext(document);
                initialise(current);
            }
            return;
        }
        if (application == null || !isRoot(application, target.root().uri())) {
            application = rootContext(target.root());
            current = application;
            initialise(application);
        }
        Scope scope = application.scope().child("document");
        PropertyScope properties = application.properties().within(document.properties());
        current = new DocumentContext(document, scope, properties, application);
        initialise(current);
    }

    private static boolean isRoot(DocumentContext application, URI uri) {
        return application.document().uri().equals(uri);
    }

    /** §5.1.2: in a root document, {@code document} and {@code application} are one scope. */
    private DocumentContext rootContext(VoiceXmlDocument document) {
        Scope scope = session.scope().child("application");
        try {
            scope.declareReadOnly("document", scope.evaluate("application"));
        } catch (ScriptException impossible) {
            throw new IllegalStateException("a scope does not know itself", impossible);
        }
        scope.declare("lastresult$", org.parley.browser.script.Undefined.UNDEFINED);
        return new DocumentContext(document, scope, session.properties().within(document.properties()), null);
    }

    private void initialise(DocumentContext context) throws Flow {
        try {
            for (Executable initialiser : context.document().initialisers()) {
                initialiser.execute(executionOf(context));
            }
        } catch (VoiceXmlEvent event) {
            try {
                new EventHandling(this, context, null, null).handle(event);
            } catch (EventHandling.Jump impossible) {
                throw new IllegalStateException("a document has no items to go to", impossible);
            }
            throw new ExitFlow(Map.of());
        }
    }

    Execution executionOf(DocumentContext context) {
        return new Execution(this, context, null, null, context.scope(), context.properties());
    }

    // Targets

    /** The dialog to begin with. Its root document is fetched as if the document itself asked for it. */
    Target firstTarget(Loader.Page page, URI uri) throws VoiceXmlEvent {
        Place place = new Place(uri, 0);
        VoiceXmlDocument document = page.document();
        DocumentContext nowhere = new DocumentContext(document, session.scope(), session.properties(), null);
        VoiceXmlDocument root = rootDocument(document, executionOf(nowhere), place);
        return new Target(document, root, dialogOf(document, page.fragment(), place), false, false, null);
    }

    /** Loads what a reference leads to; errors are events where the reference stands (§5.2.6). */
    Target targetOf(Reference next, Submission submission, boolean submitted, Execution from, Place place)
            throws VoiceXmlEvent {
        String text = next.resolve(from, place);
        VoiceXmlDocument document = from.document().document();
        if (text.startsWith("#") && !submitted) {
            // A link of the root document leads to a dialog of the root document, whichever document is active.
            boolean same = from.document() == current;
            return new Target(
                    document, rootOf(from.document()), dialogOf(document, text.substring(1), place), same, false, null);
        }
        Loader.Page page = session.loader().page(text, next.hints(), submission, from, place);
        VoiceXmlDocument root = rootDocument(page.document(), from, place);
        return new Target(
                page.document(), root, dialogOf(page.document(), page.fragment(), place), false, submitted, null);
    }

    /** A form of this or the root document whose grammar matched while another was active. */
    Target targetOf(Dialog dialog, Carried carried, Execution from) {
        DocumentContext context = from.document();
        boolean own = context.document().dialogs().contains(dialog);
        VoiceXmlDocument document = own ? context.document() : context.root().document();
        return new Target(document, own ? rootOf(context) : null, dialog, own, false, carried);
    }

    private static VoiceXmlDocument rootOf(DocumentContext context) {
        return context.application() == null ? null : context.application().document();
    }

    private VoiceXmlDocument rootDocument(VoiceXmlDocument document, Execution from, Place place) throws VoiceXmlEvent {
        if (document.application().isEmpty()) {
            return null;
        }
        URI uri = document.application().get();
        if (current != null && isRoot(current.root(), uri)) {
            return current.root().document();
        }
        VoiceXmlDocument root = session.loader()
                .page(uri.toString(), FetchHints.SILENT, Submission.NOTHING, from, place)
                .document();
        if (root.application().isPresent()) {
            throw VoiceXmlEvent.semantic("the root document " + uri + " names a root document itself", place);
        }
        return root;
    }

    private static Dialog dialogOf(VoiceXmlDocument document, String id, Place place) throws VoiceXmlEvent {
        if (document.dialogs().isEmpty() && id == null) {
            throw VoiceXmlEvent.badFetch("no dialog in " + document.uri(), place);
        }
        return document.dialog(id)
                .orElseThrow(() -> VoiceXmlEvent.badFetch("no dialog #" + id + " in " + document.uri(), place));
    }

    // Subdialogs

    Map<String, Object> callSubdialog(
            Reference source, Submission submission, Map<String, Object> values, Execution from, Place place)
            throws Flow {
        if (depth() >= session.config().limits().subdialogDepth()) {
            throw VoiceXmlEvent.semantic("subdialogs nested deeper than " + depth(), place);
        }
        Target target = targetOf(source, submission, false, from, place);
        Interpreter inner = new Interpreter(session, this, new LinkedHashMap<>(values));
        try {
            inner.run(new Target(target.document(), target.root(), target.dialog(), false, false, null));
            throw new IllegalStateException("a run ends by a flow");
        } catch (ReturnFlow end) {
            if (end.event() != null) {
                throw end.event();
            }
            return end.values();
        }
    }

    private int depth() {
        return caller == null ? 0 : caller.depth() + 1;
    }

    /** §2.3.4: parameters belong to the first dialog of a subdialog. */
    Map<String, Object> parametersFor(DialogRun run) {
        return run == first || first == null ? parameters : Map.of();
    }

    /** §2.3.4: a parameter for which the dialog declares no variable is an error. */
    void checkParameters(DialogRun run) throws VoiceXmlEvent {
        if (run == first) {
            unusedParameters.removeIf(run.scope()::declares);
            if (!unusedParameters.isEmpty()) {
                throw VoiceXmlEvent.semantic(
                        "no variable for the parameters " + unusedParameters,
                        run.dialog().place());
            }
        }
    }
}
