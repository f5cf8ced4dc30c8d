package org.parley.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStorageTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsThereUntilDeleted() throws IOException {
        DiskStorage storage = new DiskStorage(folder.resolve("spool"));
        try (SpoolStorage.SpoolFile file = storage.create("1.ulaw")) {
            file.write(ByteBuffer.wrap(new byte[] {1, 2}));
            file.write(ByteBuffer.wrap(new byte[] {3}));
            file.force();
        }
        storage.forceNames();
        assertThat(storage.list()).containsExactly("1.ulaw");
        assertThat(storage.size("1.ulaw")).isEqualTo(3);
        try (InputStream in = new DiskStorage(folder.resolve("spool")).open("1.ulaw")) {
            assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
        }
        assertThatThrownBy(() -> storage.create("1.ulaw")).isInstanceOf(IOException.class);
        storage.delete("1.ulaw");
        storage.delete("1.ulaw");
        assertThat(storage.list()).isEmpty();
    }

    @Test
    void aRecordingNeedsRoomBeyondTheReserve() throws IOException {
        new DiskStorage(folder, new DiskReserve(0, 0)).requireRoom();
        assertThatThrownBy(() -> new DiskStorage(folder, new DiskReserve(100, Long.MAX_VALUE)).requireRoom())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("MiB left");
    }

    @Test
    void theReserveOfALargeDiskIsNoMoreThanItsMost() {
        DiskReserve reserve = new DiskReserve(5, 1_000);
        assertThat(reserve.allows(4, 100)).isFalse();
        assertThat(reserve.allows(5, 100)).isTrue();
        assertThat(reserve.allows(999, 1_000_000)).isFalse();
        assertThat(reserve.allows(1_000, 1_000_000)).isTrue();
    }
}
