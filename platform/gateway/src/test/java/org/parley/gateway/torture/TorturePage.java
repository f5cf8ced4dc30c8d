package org.parley.gateway.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code docs/sip-torture.md}: what each message was answered with. */
final class TorturePage {
    private static final Path FILE = Path.of(System.getProperty("parley.home", "../.."))
            .toAbsolutePath()
            .normalize()
            .resolve("docs/sip-torture.md");

    private TorturePage() {}

    /** Compares the committed page with what was seen; {@code -Dconformance.write=true} writes it anew. */
    static void check(Map<String, String> seen) throws IOException {
        String page = write(seen);
        if (Boolean.getBoolean("conformance.write")) {
            Files.writeString(FILE, page);
        }
        assertThat(Files.readString(FILE))
                .as("docs/sip-torture.md is old: -Dtest=TortureTest -Dconformance.write=true writes it anew")
                .isEqualTo(page);
    }

    private static String write(Map<String, String> seen) throws IOException {
        StringBuilder page = new StringBuilder("""
                # SIP torture messages

                Written by `TortureTest` in the tests of `platform/gateway` (`-Dconformance.write=true`), not by hand. It sends \
                each message of RFC 4475 to the gateway over UDP and TCP (Via names the transport that is used, Call-ID and branch \
                are of this sending alone) and holds what comes back against the table \
                `sip/torture.tsv`. Statuses are final answers; `none` is silence; 200 to an INVITE is a call that was taken. \
                `-Dtorture.rounds=10000` sends that many in random order.

                | message | section | may be answered | by UDP | by TCP | why |
                |---|---|---|---|---|---|
                """);
        for (TortureMessage message : TortureMessage.all()) {
            String udp = String.join(", ", message.udp());
            String tcp = String.join(", ", message.tcp());
            page.append("| ")
                    .append(message.name())
                    .append(" | ")
                    .append(message.section())
                    .append(" | ")
                    .append(udp.equals(tcp) ? udp : udp + "; by TCP " + tcp)
                    .append(" | ")
                    .append(seen.get(message.name() + " udp"))
                    .append(" | ")
                    .append(seen.get(message.name() + " tcp"))
                    .append(" | ")
                    .append(message.why())
                    .append(" |\n");
        }
        return page.toString();
    }
}
