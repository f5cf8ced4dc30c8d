package org.parley.gateway.spool;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.parley.browser.platform.Recording;

/** A finished recording whose audio lies in the spool as µ-law. */
final class SpooledRecording implements Recording {
    private static final String WAVE = "audio/x-wav";
    private static final int WAVE_HEADER = 58;
    private static final int BYTES_PER_MILLISECOND = 8;

    private final Spool spool;
    private final SpoolEntry entry;
    private final boolean wave;
    private final long audioBytes;
    private final AtomicBoolean over = new AtomicBoolean();

    SpooledRecording(Spool spool, SpoolEntry entry, String wantedType, long audioBytes) {
        this.spool = spool;
        this.entry = entry;
        wave = wantedType.startsWith("audio/x-wav") || wantedType.startsWith("audio/wav");
        this.audioBytes = audioBytes;
    }

    @Override
    public String mediaType() {
        return wave ? WAVE : "audio/basic";
    }

    @Override
    public long size() {
        return wave ? WAVE_HEADER + audioBytes : audioBytes;
    }

    @Override
    public Duration duration() {
        return Duration.ofMillis(audioBytes / BYTES_PER_MILLISECOND);
    }

    @Override
    public InputStream open() throws IOException {
        InputStream audio = spool.open(entry.id());
        return wave ? new SequenceInputStream(new ByteArrayInputStream(header()), audio) : audio;
    }

    @Override
    public void submitted() {
        if (over.compareAndSet(false, true)) {
            spool.discard(entry.id());
        }
    }

    @Override
    public void release() {
        if (over.compareAndSet(false, true)) {
            spool.releaseUnsubmitted(entry);
        }
    }

    private byte[] header() {
        ByteBuffer header = ByteBuffer.allocate(WAVE_HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt((int) (WAVE_HEADER - 8 + audioBytes));
        header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(18);
        header.putShort((short) 7).putShort((short) 1).putInt(8000).putInt(8000);
        header.putShort((short) 1).putShort((short) 8).putShort((short) 0);
        header.put("fact".getBytes(StandardCharsets.US_ASCII)).putInt(4).putInt((int) audioBytes);
        header.put("data".getBytes(StandardCharsets.US_ASCII)).putInt((int) audioBytes);
        return header.array();
    }
}
