package org.parley.browser.vxml.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.browser.script.Scope;
import org.parley.browser.script.Undefined;
import org.parley.browser.trace.CallTrace;
import org.parley.browser.vxml.internal.element.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds and runs the handler of an event (VoiceXML 2.0 §5.2.4). */
final class EventHandling {
    private static final Logger LOG = LoggerFactory.getLogger(EventHandling.class);

    /** Handlers that throw what another handler throws, and so on: somebody has to stop. */
    private static final int MAX_CHAIN = 50;

    private final Interpreter interpreter;
    private final DocumentContext document;
    private final DialogRun run;
    private final ItemRun item;

    /** A handler leads to another item of the form. */
    static final class Jump extends Exception {
        private final String item;
        private final boolean reprompted;

        Jump(String item, boolean reprompted) {
            super("goto item " + item, null, false, false);
            this.item = item;
            this.reprompted = reprompted;
        }

        String item() {
            return item;
        }

        boolean isReprompted() {
            return reprompted;
        }
    }

    /** @param run null while the document is initialised; @param item null for events of the form itself */
    EventHandling(Interpreter interpreter, DocumentContext document, DialogRun run, ItemRun item) {
        this.interpreter = interpreter;
        this.document = document;
        this.run = run;
        this.item = item;
    }

    /** @return whether the handler asked for prompts */
    boolean handle(VoiceXmlEvent first) throws Flow, Jump {
        VoiceXmlEvent event = first;
        EventCounters counters = item != null ? item.events() : run != null ? run.events() : new EventCounters();
        for (int chain = 0; chain < MAX_CHAIN; chain++) {
            if (LOG.isDebugEnabled()) {
                LOG.debug("event {}", event);
            }
            CallTrace.VOICEXML.note("event {}", event.name());
            counters.count(event.name());
            Execution execution = execution(event);
            try {
                Handler handler = select(event, counters, execution);
                if (handler == null) {
                    throw interpreter.session().unhandled(event);
                }
                handler.content().execute(execution);
                return execution.isReprompted();
            } catch (VoiceXmlEvent another) {
                event = another;
            } catch (ItemFlow jump) {
                throw new Jump(jump.item(), execution.isReprompted());
            }
        }
        throw new DialogFailedException(
                VoiceXmlEvent.SEMANTIC, "handlers throw events in a circle, the last: " + event);
    }

    /** §5.2.2: as if the handler stood where the event was thrown. */
    private Execution execution(VoiceXmlEvent event) {
        Execution around = item != null
                ? run.executionOf(item)
                : run != null ? run.execution() : interpreter.executionOf(document);
        Execution execution = around.inNewScope();
        Scope scope = execution.scope();
        scope.declare("_event", event.name());
        scope.declare("_message", event.getMessage() == null ? Undefined.UNDEFINED : event.getMessage());
        return execution;
    }

    /** §5.2.4: by scope, then by place; of those that match, the first of the highest count that is reached. */
    private Handler select(VoiceXmlEvent event, EventCounters counters, Execution execution) throws VoiceXmlEvent {
        Handler best = null;
        for (Handler handler : handlers()) {
            Optional<String> name = handler.matching(event.name());
            if (name.isPresent()
                    && handler.count() <= counters.of(name.get())
                    && (best == null || handler.count() > best.count())
                    && isWanted(handler, execution)) {
                best = handler;
            }
        }
        return best;
    }

    private static boolean isWanted(Handler handler, Execution execution) throws VoiceXmlEvent {
        return handler.cond().isEmpty()
                || execution.evaluateBoolean(handler.cond().get(), handler.place());
    }

    private List<Handler> handlers() {
        List<Handler> handlers = new ArrayList<>();
        if (item != null) {
            handlers.addAll(item.item().parts().handlers());
        }
        if (run != null) {
            handlers.addAll(run.dialog().handlers());
        }
        handlers.addAll(document.document().handlers());
        if (document.application() != null) {
            handlers.addAll(document.application().document().handlers());
        }
        handlers.addAll(interpreter.session().defaultHandlers());
        return handlers;
    }
}
