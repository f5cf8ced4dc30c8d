package org.parley.gateway.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One message of RFC 4475 and its verdict: the answers that it may get.
 *
 * @param udp statuses or {@code none}
 * @param tcp statuses or {@code none}
 * @param text one char a byte
 */
record TortureMessage(String name, List<String> udp, List<String> tcp, String section, String why, String text) {
    static final Path FOLDER = Path.of(System.getProperty(
                    "conformance.dir", System.getProperty("parley.home", "../..") + "/../shared/conformance"))
            .resolve("sip-torture");

    private static final Path TABLE = Path.of("src/test/resources/sip/torture.tsv");
    private static final Pattern CALL_ID = Pattern.compile("(?im)^(?:call-id|i)[ \t]*:[ \t]*(\\S+)");
    private static final Pattern BRANCH = Pattern.compile("branch\\s*=\\s*(z9hG4bK[^\\s;,]+)");

    private static final Pattern TRANSPORT =
            Pattern.compile("(?i)(\n(?:via|v)\\s*:\\s*SIP\\s*/\\s*2\\.0\\s*/\\s*)(UDP|TCP|TLS)");

    static List<TortureMessage> all() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.startsWith("#"))
                .map(TortureMessage::of)
                .toList();
    }

    private static TortureMessage of(String line) {
        String[] cells = line.split("\t");
        Path valid = FOLDER.resolve("valid").resolve(cells[0] + ".dat");
        Path file = Files.exists(valid) ? valid : FOLDER.resolve("invalid").resolve(cells[0] + ".dat");
        try {
            return new TortureMessage(
                    cells[0],
                    List.of(cells[1].split(" ")),
                    List.of(cells[2].split(" ")),
                    cells[3],
                    cells[4],
                    Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<String> allowed(String transport) {
        return transport.equals("udp") ? udp : tcp;
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * The same message of another transaction: Call-ID and branches end in a mark, for many share a branch, and a
     * repetition is answered from memory. Via names the transport that carries it (RFC 3261 §18.1.1).
     */
    TortureMessage by(String transport, String mark) {
        String protocol = transport.toUpperCase(Locale.ROOT);
        String other = text.startsWith("SIP/") ? text : TRANSPORT.matcher(text).replaceFirst("$1" + protocol);
        other = BRANCH.matcher(other).replaceAll(found -> Matcher.quoteReplacement(found.group() + mark));
        other = CALL_ID.matcher(other).replaceAll(found -> Matcher.quoteReplacement(found.group() + mark));
        return new TortureMessage(name, udp, tcp, section, why, other);
    }

    /** Whether an answer is one to this message: it carries its Call-ID, or its branch when there is none. */
    boolean isAnswered(String answer) {
        Matcher id = CALL_ID.matcher(text);
        Matcher branch = BRANCH.matcher(text);
        return id.find() ? answer.contains(id.group(1)) : branch.find() && answer.contains(branch.group(1));
    }
}
