package org.parley.gateway.media;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.parley.gateway.spool.DiskReserve;

/**
 * Settings of a {@link MediaEngine}. Start from {@link #of} and change what differs by the {@code with…} methods.
 *
 * @param address to bind RTP sockets to
 * @param lowPort first RTP port, even
 * @param highPort last port that may be used
 * @param threads media clock threads, at least 1
 * @param data data folder: {@code spool/} and {@code speech-cache/} are made in it
 * @param prompts folder of recorded phrases, whose letter and digit sets spell text that no engine can speak
 * @param webapp origin (scheme, host, port) of the webapp's platform connector now; recoveries at this origin carry the
 *     key and survive a change of its port
 * @param platformKey bearer key for that origin
 * @param beep played before recordings
 * @param reserve what recordings leave free on the disk
 * @param reorderWindow how long a recording waits for packets that others overtook
 * @param trailingSilence how much of the silence behind the last sound of a recording is kept
 * @param conferences what conferences sound like
 * @param rtp what calls may agree on
 */
@RecordBuilder
public record MediaConfig(
        InetAddress address,
        int lowPort,
        int highPort,
        int threads,
        Path data,
        Optional<Path> prompts,
        Supplier<URI> webapp,
        Supplier<String> platformKey,
        Tone beep,
        DiskReserve reserve,
        Duration reorderWindow,
        Duration trailingSilence,
        ConferenceSounds conferences,
        RtpSettings rtp)
        implements MediaConfigBuilder.With {

    public MediaConfig {
        if (lowPort < 1024 || highPort > 65535 || highPort <= lowPort) {
            throw new IllegalArgumentException("RTP ports " + lowPort + "-" + highPort
                    + ": give a range within 1024-65535 that holds at least two ports");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("media threads " + threads + ": give at least 1");
        }
    }

    /** Loopback, ports 20000-29999, a thread per core, the standard beep. */
    public static MediaConfig of(Path data, Supplier<URI> webapp, Supplier<String> platformKey) {
        return new MediaConfig(
                InetAddress.getLoopbackAddress(),
                20000,
                29999,
                Math.max(1, Runtime.getRuntime().availableProcessors()),
                data,
                Optional.empty(),
                webapp,
                platformKey,
                Tone.BEEP,
                DiskReserve.DEFAULT,
                Duration.ofMillis(100),
                Duration.ofSeconds(2),
                ConferenceSounds.DEFAULT,
                RtpSettings.DEFAULT);
    }

    public MediaConfig withPorts(int low, int high) {
        return with().lowPort(low).highPort(high).build();
    }

    public MediaConfig withPrompts(Path value) {
        return withPrompts(Optional.of(value));
    }
}
