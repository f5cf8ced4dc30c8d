package org.parley.gateway.mrcp.message;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of a message (RFC 6787 §5.2, §5.3, §5.5).
 *
 * @param length octets of the whole message, this line included
 * @param first method, request ID or event
 * @param rest what follows it
 */
record StartLine(long length, String first, String rest) {
    private static final Pattern FORM = Pattern.compile("MRCP/2\\.0 +(\\d{1,19}) +(\\S+) +(\\S.*?) *");
    private static final Pattern REQUEST_ID = Pattern.compile("\\d{1,10}");
    private static final Pattern STATUS_AND_STATE = Pattern.compile("(\\d{3}) +(\\S+)");
    private static final Pattern ID_AND_STATE = Pattern.compile("(\\d{1,10}) +(\\S+)");
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z-]*");

    static StartLine parse(String line) throws MrcpSyntaxException {
        Matcher form = FORM.matcher(line);
        if (!form.matches()) {
            throw wrong(line);
        }
        try {
            return new StartLine(Long.parseLong(form.group(1)), form.group(2), form.group(3));
        } catch (NumberFormatException tooLong) {
            throw wrong(line);
        }
    }

    private static MrcpSyntaxException wrong(String line) {
        return new MrcpSyntaxException("no start line of MRCPv2: " + line.replaceAll("[^ -~]", "?"));
    }

    MrcpMessage message(MrcpHeaders headers, byte[] body) throws MrcpSyntaxException {
        if (REQUEST_ID.matcher(first).matches()) {
            Matcher answer = STATUS_AND_STATE.matcher(rest);
            if (answer.matches()) {
                Optional<RequestState> state = RequestState.of(answer.group(2));
                if (state.isPresent()) {
                    return new MrcpResponse(
                            Long.parseLong(first), Integer.parseInt(answer.group(1)), state.get(), headers, body);
                }
            }
        } else if (NAME.matcher(first).matches()) {
            if (REQUEST_ID.matcher(rest).matches()) {
                return new MrcpRequest(first, Long.parseLong(rest), headers, body);
            }
            Matcher event = ID_AND_STATE.matcher(rest);
            if (event.matches()) {
                Optional<RequestState> state = RequestState.of(event.group(2));
                if (state.isPresent()) {
                    return new MrcpEvent(first, Long.parseLong(event.group(1)), state.get(), headers, body);
                }
            }
        }
        throw wrong(first + " " + rest);
    }
}
