package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.Proves;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.Sound;

/** What an office keeps when its machine burns. */
class BackupTest {
    @TempDir
    Path folder;

    @Test
    @Proves("backup")
    void aBackupOfTheRunningServerBringsMessagesKeysAndSpoolElsewhere() throws Exception {
        short[] message = Sound.speech(61, 2);
        short[] unfinished = Sound.speech(62, 3);
        Path backup = folder.resolve("parley.zip");
        Path elsewhere = folder.resolve("elsewhere");
        try (MediaClock clock = new MediaClock()) {
            try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"));
                    Phone phone = Phone.udp(clock, server.sip())) {
                Caller caller = leave(phone, message);
                caller.hangsUp();
                server.rest("101").awaitMessages(1, Duration.ofSeconds(10));
                Caller speaking = leave(phone, unfinished);
                // What was said is on the disk within half a second.
                speaking.says(Sound.speech(63, 1));
                assertThat(server.command(
                                "backup",
                                backup.toString(),
                                "--data",
                                server.data().toString()))
                        .contains("Backed up to");
                speaking.call().abandon();
                server.kill();
                assertThatThrownBy(() -> server.command(
                                "restore",
                                backup.toString(),
                                "--data",
                                server.data().toString()))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("holds a database already");
                server.command("restore", backup.toString(), "--data", elsewhere.toString());
            }
            try (ServerUnderTest server = ServerUnderTest.start(elsewhere)) {
                Rest mailbox = server.rest("101");
                var messages = mailbox.awaitMessages(2, Duration.ofSeconds(20));
                short[] begin = Arrays.copyOf(unfinished, 8_000 * 2);
                for (short[] sound : new short[][] {message, begin}) {
                    double best = 0;
                    for (Rest.Message one : messages) {
                        best = Math.max(
                                best,
                                Correlation.of(sound, mailbox.audio(one.id())).match());
                    }
                    assertThat(best).isGreaterThan(0.95);
                }
            }
            assertThat(Files.exists(elsewhere.resolve("database"))).isTrue();
        }
    }

    private static Caller leave(Phone phone, short[] sound) throws IOException {
        Caller caller = new Caller(phone.call("3101"));
        caller.hears("deposit/you-have-reached");
        caller.presses("#");
        caller.hearsBeep();
        caller.says(sound);
        return caller;
    }
}
