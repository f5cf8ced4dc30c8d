package org.parley.gateway.sip.internal;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.MessageParserFactory;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.ConnectionOrientedMessageChannel;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.Socket;
import java.text.ParseException;
import java.util.Optional;

/** The stack's parsers, behind {@link RequestCheck} where messages come by stream. */
public final class CheckedParsers implements MessageParserFactory {

    @Override
    public MessageParser createMessageParser(SIPTransactionStack stack) {
        return new CheckedParser((SignallingSockets) stack.getNetworkLayer());
    }

    private static final class CheckedParser implements MessageParser {
        private final StringMsgParser parser = new StringMsgParser();
        private final SignallingSockets sockets;

        CheckedParser(SignallingSockets sockets) {
            this.sockets = sockets;
        }

        @Override
        public SIPMessage parseSIPMessage(
                byte[] bytes, boolean readBody, boolean strict, ParseExceptionListener listener) throws ParseException {
            if (listener instanceof ConnectionOrientedMessageChannel channel) {
                RawRequest message = RawRequest.of(bytes, 0, bytes.length);
                Optional<byte[]> refusal = RequestCheck.refusalOf(message, -1, channel.getTransport());
                if (refusal.isPresent()) {
                    answer(channel, refusal.get());
                    return passedOver(message, channel);
                }
            }
            return parser.parseSIPMessage(bytes, readBody, strict, listener);
        }

        /** By the connection itself: the stack sends by it only once it has read a request that it likes. */
        private void answer(ConnectionOrientedMessageChannel channel, byte[] refusal) throws ParseException {
            try {
                Optional<Socket> from = sockets.accepted(channel.getPeerAddress(), channel.getPeerPort());
                if (refusal.length > 0 && from.isPresent()) {
                    from.get().getOutputStream().write(refusal);
                }
            } catch (IOException e) {
                throw new ParseException("refused, but not told: " + e.getMessage(), 0);
            }
        }

        /** What follows the refused message is read as it should be; a stream that has lost its place ends (RFC 3261 §18.3). */
        private SIPMessage passedOver(RawRequest message, ConnectionOrientedMessageChannel channel)
                throws ParseException {
            if (message.bodyLength().isEmpty()) {
                channel.close();
                throw new ParseException("nobody knows where the next message begins", 0);
            }
            int body = message.bodyLength().getAsInt();
            return body == 0 ? null : parser.parseSIPMessage(RefusalText.stray(body), false, false, null);
        }
    }
}
