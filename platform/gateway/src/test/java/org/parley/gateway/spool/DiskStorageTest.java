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
}
