package org.parley.tests.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.parley.tests.load.DepositsUnderKills.Promised;
import org.parley.tests.phone.G711;
import org.parley.tests.phone.ToneCode;
import org.parley.webapp.MessageCenterConfig;
import org.parley.webapp.audio.AudioStore;
import org.parley.webapp.event.GatewayEvents;
import org.parley.webapp.mailbox.Mailboxes;
import org.parley.webapp.store.Database;

/**
 * What lies in the data folder of a stopped server, told by its sound.
 *
 * @param found where each number was heard
 * @param silent lengths in milliseconds of messages in which no number is heard: their callers had not said it yet
 * @param orphans rows and files that belong to nothing
 * @param open deposits that never ended: their callers met a dead server before they had said anything that counts
 */
public record Stored(Map<Integer, List<Place>> found, List<Integer> silent, List<String> orphans, int open) {
    private static final int GRACE_MS = 700;
    private static final int SHORTEST_MS = 400;

    /** A message. */
    public record Place(String mailbox, int durationMs) {}

    private record Row(long id, String mailbox, int durationMs) {}

    public static Stored in(Path data) throws IOException {
        List<String> orphans = new ArrayList<>();
        Map<Integer, List<Place>> found = new HashMap<>();
        List<Integer> silent = new ArrayList<>();
        int open;
        try (Database database = Database.open(MessageCenterConfig.in(data).database())) {
            Mailboxes mailboxes = new Mailboxes(
                    database, new AudioStore(), new GatewayEvents(database, Clock.systemUTC()), Clock.systemUTC());
            for (Row row : rows(database)) {
                byte[] ulaw =
                        mailboxes.audio(row.mailbox(), row.id()).orElseThrow().ulaw();
                OptionalInt number = ToneCode.in(decoded(ulaw));
                if (number.isPresent()) {
                    found.computeIfAbsent(number.getAsInt(), key -> new ArrayList<>())
                            .add(new Place(row.mailbox(), row.durationMs()));
                } else {
                    silent.add(row.durationMs());
                }
            }
            for (String what : List.of(
                    "audio WHERE NOT EXISTS (SELECT 1 FROM message m WHERE m.audio_id = audio.id)",
                    "audio WHERE refs <> (SELECT COUNT(*) FROM message m WHERE m.audio_id = audio.id)",
                    "audio_chunk WHERE NOT EXISTS (SELECT 1 FROM audio a WHERE a.id = audio_chunk.audio_id)",
                    "audio WHERE NOT EXISTS (SELECT 1 FROM audio_chunk c WHERE c.audio_id = audio.id)",
                    "message WHERE folder = 'deleted'",
                    "deposit WHERE state = 'delivered' AND NOT EXISTS (SELECT 1 FROM message m WHERE m.id = message_id)",
                    "mailbox WHERE new_count <> (SELECT COUNT(*) FROM message WHERE account_id = mailbox.account_id)",
                    "mailbox WHERE total_ms <> (SELECT COALESCE(SUM(duration_ms), 0) FROM message"
                            + " WHERE account_id = mailbox.account_id)")) {
                int rows = count(database, what);
                if (rows > 0) {
                    orphans.add(rows + " × " + what);
                }
            }
            open = count(database, "deposit WHERE state = 'open'");
        }
        int files = filesIn(data.resolve("spool"));
        if (files > 0) {
            orphans.add(files + " files in the spool");
        }
        return new Stored(found, silent, orphans, open);
    }

    private static List<Row> rows(Database database) {
        return database.inTransaction(handle -> handle.createQuery("SELECT m.id, a.extension, m.duration_ms"
                        + " FROM message m JOIN account a ON a.id = m.account_id ORDER BY m.id")
                .map((row, context) -> new Row(row.getLong(1), row.getString(2), row.getInt(3)))
                .list());
    }

    private static int count(Database database, String rows) {
        return database.inTransaction(handle -> handle.createQuery("SELECT COUNT(*) FROM " + rows)
                .mapTo(Integer.class)
                .one());
    }

    private static short[] decoded(byte[] ulaw) {
        short[] samples = new short[ulaw.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = G711.PCMU.decode(ulaw[i]);
        }
        return samples;
    }

    static int filesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return (int) files.filter(Files::isRegularFile).count();
        }
    }

    /** What is not as promised, one line each. */
    public List<String> broken(Map<Integer, Promised> promised) {
        List<String> broken = new ArrayList<>(orphans);
        promised.forEach((number, promise) -> {
            List<Place> places = found.getOrDefault(number, List.of());
            if (places.isEmpty()) {
                broken.add(number + " is missing: " + promise);
            } else if (!places.get(0).mailbox().equals(promise.mailbox())) {
                broken.add(number + " is in the wrong mailbox: " + places + " instead of " + promise);
            } else if (places.get(0).durationMs() < promise.seconds() * 1_000 - GRACE_MS) {
                broken.add(number + " is cut: " + places + " of " + promise);
            }
        });
        found.forEach((number, places) -> {
            if (places.size() > 1) {
                broken.add(number + " is there " + places.size() + " times");
            }
        });
        silent.stream()
                .filter(length -> length < SHORTEST_MS)
                .forEach(length -> broken.add("a message of " + length + " ms"));
        return broken;
    }

    int messages() {
        return found.values().stream().mapToInt(List::size).sum() + silent.size();
    }
}
