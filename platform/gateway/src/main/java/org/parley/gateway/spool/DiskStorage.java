package org.parley.gateway.spool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Files in one folder. */
public final class DiskStorage implements SpoolStorage {
    private final Path folder;
    private final DiskReserve reserve;

    /** Makes the folder if need be. Keeps the usual reserve. */
    public DiskStorage(Path folder) throws IOException {
        this(folder, DiskReserve.DEFAULT);
    }

    /** Makes the folder if need be. */
    public DiskStorage(Path folder, DiskReserve reserve) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.reserve = reserve;
    }

    @Override
    public void requireRoom() throws IOException {
        FileStore disk = Files.getFileStore(folder);
        long usable = disk.getUsableSpace();
        if (!reserve.allows(usable, disk.getTotalSpace())) {
            throw new IOException("the disk has only " + (usable >> 20) + " MiB left, which recordings leave free");
        }
    }

    @Override
    public SpoolFile create(String name) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new DiskFile(channel);
    }

    @Override
    public List<String> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public long size(String name) throws IOException {
        return Files.size(folder.resolve(name));
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(folder.resolve(name));
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public void forceNames() throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private record DiskFile(FileChannel channel) implements SpoolFile {
        @Override
        public void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void truncate(long bytes) throws IOException {
            channel.truncate(bytes);
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
