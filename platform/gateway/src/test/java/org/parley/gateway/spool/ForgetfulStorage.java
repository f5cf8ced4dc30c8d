package org.parley.gateway.spool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A disk that loses power on demand: then only what was forced is left. It can also be full. */
public final class ForgetfulStorage implements SpoolStorage {
    private final Map<String, Contents> files = new LinkedHashMap<>();
    private final Set<String> durableNames = new LinkedHashSet<>();
    private final List<String> journal = new ArrayList<>();
    private long room = Long.MAX_VALUE;

    private static final class Contents {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int durable;
    }

    /** What is left after the power went. */
    public synchronized ForgetfulStorage afterPowerLoss() {
        ForgetfulStorage left = new ForgetfulStorage();
        for (String name : durableNames) {
            Contents before = files.get(name);
            if (before != null) {
                Contents after = new Contents();
                after.bytes.writeBytes(Arrays.copyOf(before.bytes.toByteArray(), before.durable));
                after.durable = before.durable;
                left.files.put(name, after);
                left.durableNames.add(name);
            }
        }
        return left;
    }

    /** From now on only so many bytes fit. */
    public synchronized void leaveRoom(long bytes) {
        room = bytes;
    }

    /** What was done, in order. */
    public synchronized List<String> journal() {
        return List.copyOf(journal);
    }

    @Override
    public synchronized SpoolFile create(String name) throws IOException {
        if (room <= 0) {
            throw new IOException("No space left on device");
        }
        Contents contents = new Contents();
        files.put(name, contents);
        return new SpoolFile() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                synchronized (ForgetfulStorage.this) {
                    byte[] part = new byte[(int) Math.min(bytes.remaining(), room)];
                    bytes.get(part);
                    contents.bytes.writeBytes(part);
                    room -= part.length;
                    if (bytes.hasRemaining()) {
                        throw new IOException("No space left on device");
                    }
                }
            }

            @Override
            public void truncate(long bytes) {
                synchronized (ForgetfulStorage.this) {
                    byte[] left = Arrays.copyOf(contents.bytes.toByteArray(), (int) bytes);
                    contents.bytes.reset();
                    contents.bytes.writeBytes(left);
                    contents.durable = Math.min(contents.durable, left.length);
                }
            }

            @Override
            public void force() {
                synchronized (ForgetfulStorage.this) {
                    contents.durable = contents.bytes.size();
                    journal.add("force " + name.substring(name.indexOf('.')));
                }
            }

            @Override
            public void close() {
                // nothing is kept open
            }
        };
    }

    @Override
    public synchronized List<String> list() {
        return files.keySet().stream().sorted().toList();
    }

    @Override
    public synchronized long size(String name) throws IOException {
        return find(name).bytes.size();
    }

    @Override
    public synchronized InputStream open(String name) throws IOException {
        return new ByteArrayInputStream(find(name).bytes.toByteArray());
    }

    private Contents find(String name) throws IOException {
        Contents contents = files.get(name);
        if (contents == null) {
            throw new IOException("no file " + name);
        }
        return contents;
    }

    @Override
    public synchronized void delete(String name) {
        files.remove(name);
    }

    @Override
    public synchronized void forceNames() {
        durableNames.clear();
        durableNames.addAll(files.keySet());
        journal.add("force names");
    }
}
