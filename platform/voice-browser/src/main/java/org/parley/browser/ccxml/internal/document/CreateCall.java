package org.parley.browser.ccxml.internal.document;

import java.time.Duration;
import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §10.5: places a call, and joins it when it is answered if {@code joinid} says so. */
record CreateCall(
        String destination,
        Optional<String> connectionVariable,
        Optional<String> callerId,
        Optional<String> aai,
        Optional<String> timeout,
        Optional<String> joinId,
        Optional<String> joinDirection,
        Optional<String> hints)
        implements Element {

    static CreateCall of(XmlElement xml) throws CcxmlSyntaxException {
        CreateCall call = new CreateCall(
                xml.required("dest"),
                xml.optional("connectionid"),
                xml.optional("callerid"),
                xml.optional("aai"),
                xml.optional("timeout"),
                xml.optional("joinid"),
                xml.optional("joindirection"),
                xml.optional("hints"));
        if (call.joinDirection.isPresent() && call.joinId.isEmpty()) {
            throw xml.wrong("has 'joindirection' and no 'joinid'");
        }
        return call;
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        Optional<Duration> limit = TimeValue.of(timeout, execution);
        String id = execution
                .calls()
                .createCall(new CallActions.CallRequest(
                        execution.text(destination),
                        execution.text(callerId, ""),
                        execution.text(aai, ""),
                        execution.object(hints),
                        limit,
                        join(execution)));
        execution.assign(connectionVariable, id);
    }

    /** The ids of a join whose new connection, not known yet, is empty. */
    private Optional<CallActions.JoinRequest> join(Execution execution) throws EventException, ScriptException {
        if (joinId.isEmpty()) {
            return Optional.empty();
        }
        String other = execution.text(joinId.get());
        String direction = execution.text(joinDirection, "both");
        return Optional.of(
                switch (direction) {
                    case "both" -> Join.plain("", other, true);
                    case "calltransmit" -> Join.plain(other, "", false);
                    case "callreceive" -> Join.plain("", other, false);
                    default ->
                        throw EventException.semantic(
                                "joindirection must be 'both', 'calltransmit' or 'callreceive', not '" + direction
                                        + "'");
                });
    }
}
