package org.parley.gateway.spool;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.browser.platform.Recording;
import org.parley.browser.platform.RecordingRequest;
import org.parley.gateway.spool.SpoolStorage.SpoolFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps recordings until the webapp has them. A recording with a recovery address has a sidecar that is durable before
 * {@link #begin} returns, so before the beep; it goes only when the recording was submitted or delivered.
 */
public final class Spool {
    private static final Logger log = LoggerFactory.getLogger(Spool.class);

    /** A sidecar; every name begins with the time. */
    private static final Pattern SIDECAR = Pattern.compile("(\\d{1,18})-[^.]*\\.json");

    private final SpoolStorage storage;
    private final Supplier<URI> webapp;
    private final SpoolDelivery delivery;
    private final SecureRandom random = new SecureRandom();

    /** @param webapp the origin of the webapp's platform connector now */
    public Spool(SpoolStorage storage, Supplier<URI> webapp, SpoolDelivery delivery) {
        this.storage = storage;
        this.webapp = webapp;
        this.delivery = delivery;
    }

    /** Takes up what an earlier process left: delivers what has a recovery address, discards the rest. */
    public void recover() throws IOException {
        List<String> names = storage.list();
        int delivered = 0;
        for (String name : names) {
            int dot = name.lastIndexOf('.');
            String id = dot < 0 ? name : name.substring(0, dot);
            if (name.equals(SpoolEntry.sidecarName(id))) {
                delivered += recover(id, names.contains(SpoolEntry.audioName(id))) ? 1 : 0;
            } else if (!names.contains(SpoolEntry.sidecarName(id))) {
                storage.delete(name);
            }
        }
        if (delivered > 0) {
            log.info("{} recordings of an earlier run are delivered now", delivered);
        }
    }

    private boolean recover(String id, boolean hasAudio) {
        try {
            Sidecar sidecar = Sidecar.read(storage, SpoolEntry.sidecarName(id));
            if (hasAudio && storage.size(SpoolEntry.audioName(id)) > 0) {
                delivery.deliver(id, sidecar, () -> discard(id));
                return true;
            }
            log.info("recording {} of call {} holds no audio and is discarded", id, sidecar.callId());
        } catch (IOException e) {
            log.warn("recording {} cannot be recovered: {}", id, e.getMessage());
        }
        discard(id);
        return false;
    }

    /**
     * Makes room for a recording.
     *
     * @throws IOException the disk is (nearly) full or broken: there must be no beep
     */
    public SpoolEntry begin(RecordingRequest request, String callId, Instant now) throws IOException {
        storage.requireRoom();
        byte[] name = new byte[8];
        random.nextBytes(name);
        String id = now.toEpochMilli() + "-" + HexFormat.of().formatHex(name);
        boolean recoverable = request.recover().isPresent();
        try {
            SpoolFile audio = storage.create(SpoolEntry.audioName(id));
            if (recoverable) {
                Sidecar sidecar = Sidecar.of(request.recover().get(), webapp.get(), callId, now);
                try (SpoolFile file = storage.create(SpoolEntry.sidecarName(id))) {
                    file.write(sidecar.bytes());
                    file.force();
                } catch (IOException e) {
                    audio.close();
                    throw e;
                }
                storage.forceNames();
            }
            return new SpoolEntry(id, recoverable, audio);
        } catch (IOException e) {
            discard(id);
            throw e;
        }
    }

    /** Hands out what was written, however far that came. */
    public Recording finished(SpoolEntry entry, String wantedType) {
        return finished(entry, wantedType, Long.MAX_VALUE);
    }

    /**
     * Likewise, without what is behind so many bytes.
     *
     * @param most bytes that are kept of it
     */
    public Recording finished(SpoolEntry entry, String wantedType, long most) {
        long bytes = entry.size();
        try {
            entry.truncate(most);
            bytes = storage.size(SpoolEntry.audioName(entry.id()));
        } catch (IOException e) {
            log.warn("recording {} cannot be cut or measured: {}", entry.id(), e.getMessage());
        }
        return new SpooledRecording(this, entry, wantedType, bytes);
    }

    /** When the oldest recording was begun that must survive; empty when there is none. */
    public Optional<Instant> oldest() throws IOException {
        return storage.list().stream()
                .map(SIDECAR::matcher)
                .filter(Matcher::matches)
                .map(name -> Instant.ofEpochMilli(Long.parseLong(name.group(1))))
                .min(Comparator.naturalOrder());
    }

    /** Recordings that wait to be delivered. */
    public int backlog() {
        return delivery.backlog();
    }

    InputStream open(String id) throws IOException {
        return storage.open(SpoolEntry.audioName(id));
    }

    /** Throws away what was written of a recording that failed. */
    public void discard(SpoolEntry entry) {
        discard(entry.id());
    }

    /** Deletes a recording, its sidecar first: what is left after a crash in between is discarded, not delivered. */
    void discard(String id) {
        try {
            storage.delete(SpoolEntry.sidecarName(id));
            storage.delete(SpoolEntry.audioName(id));
        } catch (IOException e) {
            log.error("recording {} cannot be deleted: {}", id, e.getMessage());
        }
    }

    void releaseUnsubmitted(SpoolEntry entry) {
        if (entry.recoverable()) {
            recover(entry.id(), true);
        } else {
            discard(entry.id());
        }
    }
}
