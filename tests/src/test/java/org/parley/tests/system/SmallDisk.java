package org.parley.tests.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** A file system of its own, small enough to be filled (Linux, and only where the tests may mount). */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 4_096;

    private final Path folder;
    private final Path filler;

    private SmallDisk(Path folder) {
        this.folder = folder;
        filler = folder.resolve("filler");
    }

    /** Mounts one on an empty folder. Where that is not allowed the test is skipped, and says so. */
    static SmallDisk mount(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
        assumeTrue(mounted, "no file system may be mounted here: a full disk is not tried");
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Fills it up, except for this many bytes, rounded down to blocks. */
    void fill(long left) throws IOException {
        long bytes = folder.toFile().getUsableSpace() - left;
        try (OutputStream out = Files.newOutputStream(filler)) {
            for (long written = 0; written < bytes; written += BLOCK) {
                out.write(new byte[BLOCK]);
            }
        } catch (IOException full) {
            // The server took room meanwhile: what it took of the rest is given back.
            try (FileChannel written = FileChannel.open(filler, StandardOpenOption.WRITE)) {
                written.truncate(Math.max(0, written.size() - left));
            }
        }
    }

    /** Makes room again. */
    void empty() throws IOException {
        Files.deleteIfExists(filler);
    }

    @Override
    public void close() throws IOException {
        Eventually.get(
                "the small disk to be unmounted",
                Duration.ofSeconds(10),
                () -> run("umount", folder.toString()),
                gone -> gone);
    }

    private static boolean run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
