package org.parley.gateway.mrcp.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts what arrives into messages, wherever the network split it. Used by one thread.
 *
 * <pre>
 * reader.add(octets, count);
 * for (var message = reader.next(); message.isPresent(); message = reader.next()) { … }
 * </pre>
 */
public final class MessageReader {
    /** Of a message; results and grammars are far smaller. */
    public static final int MOST_OCTETS = 1 << 20;

    private static final int LONGEST_START_LINE = 512;

    private final int mostOctets;
    private byte[] waiting = new byte[4096];
    private int count;

    public MessageReader() {
        this(MOST_OCTETS);
    }

    /** @param mostOctets a message that says it is longer is refused before it is kept */
    public MessageReader(int mostOctets) {
        this.mostOctets = mostOctets;
    }

    /** Takes the first {@code length} octets of what was received. */
    public void add(byte[] octets, int length) {
        if (count + length > waiting.length) {
            waiting = Arrays.copyOf(waiting, Math.max(count + length, 2 * waiting.length));
        }
        System.arraycopy(octets, 0, waiting, count, length);
        count += length;
    }

    /**
     * The next message, if all of it is there.
     *
     * @throws MrcpSyntaxException what came is none; nothing more can be read
     */
    public Optional<MrcpMessage> next() throws MrcpSyntaxException {
        skipEmptyLines();
        int end = endOfStartLine();
        if (end < 0) {
            return Optional.empty();
        }
        StartLine start = StartLine.parse(new String(waiting, 0, end, StandardCharsets.UTF_8));
        if (start.length() > mostOctets) {
            throw new MrcpSyntaxException("a message of " + start.length() + " octets; at most " + mostOctets);
        }
        int behind = waiting[end] == '\r' ? end + 2 : end + 1;
        if (start.length() < behind) {
            throw new MrcpSyntaxException("a message that says it is shorter than its start line: " + start.length());
        }
        if (count < start.length()) {
            return Optional.empty();
        }
        int length = (int) start.length();
        byte[] rest = Arrays.copyOfRange(waiting, behind, length);
        System.arraycopy(waiting, length, waiting, 0, count - length);
        count -= length;
        HeadAndBody parts = HeadAndBody.parse(rest);
        return Optional.of(start.message(parts.headers(), parts.body()));
    }

    /** Nobody should send any between messages, but they do no harm. */
    private void skipEmptyLines() {
        int empty = 0;
        while (empty < count && (waiting[empty] == '\r' || waiting[empty] == '\n')) {
            empty++;
        }
        if (empty > 0) {
            System.arraycopy(waiting, empty, waiting, 0, count - empty);
            count -= empty;
        }
    }

    private int endOfStartLine() throws MrcpSyntaxException {
        for (int i = 0; i < Math.min(count, LONGEST_START_LINE); i++) {
            if (waiting[i] == '\n') {
                return i;
            }
            if (waiting[i] == '\r' && i + 1 < count) {
                if (waiting[i + 1] != '\n') {
                    throw new MrcpSyntaxException("a carriage return within a start line");
                }
                return i;
            }
        }
        if (count >= LONGEST_START_LINE) {
            throw new MrcpSyntaxException("a start line of more than " + LONGEST_START_LINE + " octets");
        }
        return -1;
    }
}
