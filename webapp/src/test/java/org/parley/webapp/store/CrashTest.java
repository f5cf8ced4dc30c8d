package org.parley.webapp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.Proves;
import org.parley.webapp.TestCenter;
import org.parley.webapp.deposit.DepositId;
import org.parley.webapp.deposit.DepositResult;
import org.parley.webapp.mailbox.Caller;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.Message;
import org.parley.webapp.mailbox.MessageQuery;
import org.parley.webapp.mailbox.Order;

/** A process that is killed while it delivers: what it confirmed is there, whole and once, and nothing is half there. */
class CrashTest {
    private static final int THREADS = 4;
    private static final int DELIVERIES_BEFORE_KILL = 40;

    /** Delivers until it is killed. Prints an open deposit before, and the message after, each delivery. */
    static final class Victim {
        public static void main(String[] args) {
            MessageCenter center = MessageCenter.open(TestCenter.config(Path.of(args[0])));
            center.demoData().create(true);
            for (int i = 0; i < THREADS; i++) {
                String extension = String.valueOf(100 + i % 2);
                new Thread(() -> deliver(center, extension)).start();
            }
        }

        private static void deliver(MessageCenter center, String extension) {
            try {
                for (int seed = 0; ; seed++) {
                    DepositId id = center.deposits().open(extension, Caller.guest("" + seed, ""));
                    System.out.println("open " + id + " " + extension + " " + seed);
                    DepositResult result = center.deposits().deliver(id, new ByteArrayInputStream(sound(seed)));
                    System.out.println("done " + id + " " + ((DepositResult.Delivered) result).messageId());
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static byte[] sound(int seed) {
        return TestCenter.sound(5000 + seed % 7 * 1000, seed);
    }

    @Test
    @Proves({"one-transaction", "crash"})
    void whatWasConfirmedSurvivesAKillAndRepeatsChangeNothing() throws Exception {
        Path folder = TestCenter.newFolder();
        Map<String, String[]> opened = new TreeMap<>();
        Map<String, Long> confirmed = new TreeMap<>();
        for (int round = 0; round < 2; round++) {
            runAndKill(folder, opened, confirmed);
        }
        try (MessageCenter center = MessageCenter.open(TestCenter.config(folder))) {
            for (var entry : opened.entrySet()) {
                DepositId id = DepositId.parse(entry.getKey()).orElseThrow();
                String extension = entry.getValue()[2];
                int seed = Integer.parseInt(entry.getValue()[3]);
                DepositResult result = center.deposits().deliver(id, new ByteArrayInputStream(sound(seed)));
                long message = ((DepositResult.Delivered) result).messageId();
                assertThat(confirmed.getOrDefault(entry.getKey(), message)).isEqualTo(message);
                assertThat(center.mailboxes()
                                .audio(extension, message)
                                .orElseThrow()
                                .ulaw())
                        .isEqualTo(sound(seed));
            }
            long listed = 0;
            for (String extension : List.of("100", "101")) {
                List<Message> messages = all(center, extension);
                assertThat(center.mailboxes().counts(extension).newMessages()).isEqualTo(messages.size());
                listed += messages.size();
            }
            assertThat(listed).isEqualTo(opened.size());
            assertThat(DerbyMessageCenterTest.Tables.rows(Derby.url(folder), "", "", "audio"))
                    .isEqualTo(listed);
        }
    }

    private static List<Message> all(MessageCenter center, String extension) {
        List<Message> all = new ArrayList<>();
        MessageQuery query = MessageQuery.of(Folder.NEW, Order.OLDEST_FIRST, 100);
        while (true) {
            var page = center.mailboxes().list(extension, query);
            all.addAll(page.messages());
            if (page.next().isEmpty()) {
                return all;
            }
            query = query.after(page.next());
        }
    }

    private static void runAndKill(Path folder, Map<String, String[]> opened, Map<String, Long> confirmed)
            throws IOException, InterruptedException {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int done = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                String[] words = line.split(" ");
                if (words[0].equals("open") && words.length == 4) {
                    opened.put(words[1], words);
                } else if (words[0].equals("done") && words.length == 3) {
                    confirmed.put(words[1], Long.valueOf(words[2]));
                    done++;
                }
                if (done == DELIVERIES_BEFORE_KILL) {
                    victim.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(victim.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(done).isGreaterThanOrEqualTo(DELIVERIES_BEFORE_KILL);
    }
}
