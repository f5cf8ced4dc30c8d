package org.parley.gateway.sip.internal;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.MessageParserFactory;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.ConnectionOrientedMessageChannel;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.text.ParseException;
import java.util.Optional;

/** The stack's parsers, behind {@link RequestCheck} where messages come by stream. */
public final class CheckedParsers implements MessageParserFactory {

    @Override
    public MessageParser createMessageParser(SIPTransactionStack stack) {
        return new CheckedParser();
    }

    private static final class CheckedParser implements MessageParser {
        private final StringMsgParser parser = new StringMsgParser();

        @Override
        public SIPMessage parseSIPMessage(
                byte[] bytes, boolean readBody, boolean strict, ParseExceptionListener listener) throws ParseException {
            if (listener instanceof ConnectionOrientedMessageChannel channel) {
                Optional<byte[]> refusal = RequestCheck.refusalOf(bytes, 0, bytes.length, false);
                if (refusal.isPresent()) {
                    answer(channel, refusal.get());
                    throw new ParseException("refused before parsing", 0);
                }
            }
            return parser.parseSIPMessage(bytes, readBody, strict, listener);
        }

        private void answer(ConnectionOrientedMessageChannel channel, byte[] refusal) throws ParseException {
            if (refusal.length > 0
                    && parser.parseSIPMessage(refusal, true, false, null) instanceof SIPResponse response) {
                try {
                    channel.sendMessage(response);
                } catch (IOException e) {
                    throw new ParseException("refused, but not told: " + e.getMessage(), 0);
                }
            }
        }
    }
}
