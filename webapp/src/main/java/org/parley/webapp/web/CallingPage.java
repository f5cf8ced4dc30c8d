package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.outgoing.CallEnd;
import org.parley.webapp.outgoing.OutgoingCall;
import org.parley.webapp.outgoing.OutgoingCalls;
import org.parley.webapp.outgoing.Refused;

/**
 * {@code /calling}: has a number called, the owner's own telephone first; the buttons of messages, call details and directory
 * lead here. {@code /calling/ID} tells how far the call has come, and ends it.
 */
final class CallingPage extends PageServlet {
    private static final long serialVersionUID = 1L;
    private static final String HOME = "/calling";
    private static final String TO = "to";

    private final transient OutgoingCalls calls;

    CallingPage(Pages pages, MessageCenter center) {
        super(pages, center.accounts());
        this.calls = center.outgoingCalls();
    }

    private static String id(HttpServletRequest request) {
        return Optional.ofNullable(request.getPathInfo())
                .map(path -> path.substring(1))
                .orElse("");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isEmpty()) {
            return;
        }
        String id = id(request);
        if (id.isEmpty()) {
            show(
                    request,
                    response,
                    "calling",
                    Map.of("form", Form.sent(request, TO).fields()));
            return;
        }
        Optional<OutgoingCall> call = calls.find(account.get(), id);
        if (call.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "This call is over.");
        } else {
            show(request, response, "call-step", values(call.get()));
        }
    }

    private static Map<String, Object> values(OutgoingCall call) {
        String who = call.name().isEmpty() ? call.to() : call.name() + " (" + call.to() + ")";
        String state = switch (call.step()) {
            case ASKED, RINGING -> "Your telephone rings. Answer it.";
            case CALLING -> "You have answered; " + who + " is called.";
            case CONNECTED, JOINED -> "You are connected.";
            case VOICEMAIL -> "Nobody answered; you can leave a message.";
            case ENDED -> call.end().orElse(CallEnd.HUNG_UP).text();
        };
        return Map.of("id", call.id(), "who", who, "to", call.to(), "state", state, "over", call.over());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isEmpty() || !requireToken(request, response)) {
            return;
        }
        String id = id(request);
        if (!id.isEmpty()) {
            boolean ended = calls.hangUp(account.get(), id);
            redirect(request, response, HOME, ended ? "The call is ended." : "This call is over.");
            return;
        }
        Form form = Form.sent(request, TO);
        OutgoingCalls.Outcome outcome = calls.place(account.get(), form.get(TO));
        if (outcome.call().isPresent()) {
            redirect(response, HOME + "/" + outcome.call().get().id());
        } else {
            form.mistake(TO, outcome.refused().map(Refused::text).orElse(""));
            show(request, response, "calling", Map.of("form", form.fields()));
        }
    }
}
