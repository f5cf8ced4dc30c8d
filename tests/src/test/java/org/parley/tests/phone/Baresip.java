package org.parley.tests.phone;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The telephone program baresip, without a screen or a sound card; its console is a TCP connection. */
public final class Baresip implements AutoCloseable {
    private static final long KEY_NANOS = 150_000_000L;
    private static final long START_NANOS = 10_000_000_000L;
    private static final char RELEASED = 4;
    private static final int SECONDS_OF_SILENCE = 60;
    private static final int RATE = 8_000;
    private static final Set<String> APPLICATIONS = Set.of("mwi");

    private final Process process;
    private final Path output;
    private final int consolePort;
    private Socket console;

    private Baresip(Process process, Path output, int consolePort) {
        this.process = process;
        this.output = output;
        this.consolePort = consolePort;
    }

    public static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "baresip")));
    }

    /**
     * Starts it with one account, which it registers by itself.
     *
     * @param folder empty, for its settings
     * @param consolePort a free port
     */
    public static Baresip start(Path folder, InetSocketAddress server, String user, String secret, int consolePort)
            throws IOException {
        String account =
                "<sip:" + user + "@127.0.0.1:" + server.getPort() + ">;auth_pass=" + secret + ";regint=120;mwi=yes";
        return start(
                folder, account, List.of("g711", "mwi"), new short[SECONDS_OF_SILENCE * RATE], RATE, 1, consolePort);
    }

    /**
     * Starts it.
     *
     * @param folder empty, for its settings
     * @param account as its configuration writes it
     * @param modules beside those that every call needs
     * @param says from the begin of each call, 8 kHz; stretched to what a codec wants
     * @param rate that the codec wants
     * @param channels that the codec wants
     * @param consolePort a free port
     */
    public static Baresip start(
            Path folder, String account, List<String> modules, short[] says, int rate, int channels, int consolePort)
            throws IOException {
        Path said = folder.resolve("said.wav");
        Files.write(said, wave(says, rate, channels));
        List<String> settings = new ArrayList<>(List.of(
                "sip_listen 127.0.0.1:0",
                "sip_verify_server no",
                "audio_source aufile," + said,
                "audio_player aubridge,ear",
                "snd_path " + folder,
                "module_path " + modules(),
                "module aufile.so",
                "module aubridge.so",
                "module cons.so",
                "module_tmp account.so",
                "module_app menu.so",
                "cons_listen 127.0.0.1:" + consolePort));
        modules.forEach(
                module -> settings.add((APPLICATIONS.contains(module) ? "module_app " : "module ") + module + ".so"));
        Files.writeString(folder.resolve("config"), String.join("\n", settings) + "\n");
        Files.writeString(folder.resolve("accounts"), account + "\n");
        Files.writeString(folder.resolve("contacts"), "");
        Path output = folder.resolve("baresip.out");
        Process process = new ProcessBuilder("baresip", "-f", folder.toString(), "-s")
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Baresip(process, output, consolePort);
    }

    /** Debian's folder: other machines have /usr/lib/x86_64-linux-gnu or /usr/local/lib. */
    private static Path modules() {
        return Stream.of("/usr/lib/baresip/modules", "/usr/lib/x86_64-linux-gnu/baresip/modules")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("/usr/local/lib/baresip/modules"));
    }

    /** A RIFF file of 16-bit PCM of samples at 8 kHz, with others between them as the rate needs. */
    private static byte[] wave(short[] samples, int rate, int channels) {
        int copies = rate / RATE * channels;
        int bytes = samples.length * copies * 2;
        ByteBuffer wave = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
        wave.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wave.putShort((short) 1).putShort((short) channels).putInt(rate).putInt(rate * channels * 2);
        wave.putShort((short) (2 * channels)).putShort((short) 16);
        wave.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        for (int at = 0; at < samples.length; at++) {
            int next = samples[Math.min(at + 1, samples.length - 1)];
            for (int i = 0; i < rate / RATE; i++) {
                int between = samples[at] + (next - samples[at]) * i / (rate / RATE);
                for (int channel = 0; channel < channels; channel++) {
                    wave.putShort((short) between);
                }
            }
        }
        return wave.array();
    }

    /** What it heard in its last call, as 8 kHz; needs the module sndfile and the call to be over. */
    public short[] heard() throws IOException {
        try (Stream<Path> files = Files.list(output.getParent())) {
            Path file = files.filter(path -> path.toString().endsWith("-dec.wav"))
                    .max(Comparator.comparing(Path::toString))
                    .orElseThrow(() -> new IOException("no sound of a call in " + output.getParent()));
            ByteBuffer wave = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            int width = wave.getShort(22) * wave.getInt(24) / RATE;
            short[] samples = new short[(wave.capacity() - 44) / 2 / width];
            for (int i = 0; i < samples.length; i++) {
                int sum = 0;
                for (int j = 0; j < width; j++) {
                    sum += wave.getShort(44 + 2 * (i * width + j));
                }
                samples[i] = (short) (sum / width);
            }
            return samples;
        }
    }

    /** All that it wrote: its words and each SIP message. */
    public String output() throws IOException {
        return Files.exists(output) ? Files.readString(output, StandardCharsets.ISO_8859_1) : "";
    }

    private void types(String text) throws IOException {
        if (console == null) {
            console = connected();
        }
        OutputStream out = console.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** It opens its console when it has read its settings. */
    private Socket connected() throws IOException {
        long until = System.nanoTime() + START_NANOS;
        while (true) {
            try {
                return new Socket("127.0.0.1", consolePort);
            } catch (ConnectException e) {
                if (System.nanoTime() > until || !process.isAlive()) {
                    throw e;
                }
                pause();
            }
        }
    }

    public void dials(String number) throws IOException {
        types("/dial " + number + "\n");
    }

    /** Presses keys in the call (RFC 4733), as fast as people do. */
    public void presses(String keys) throws IOException {
        for (char key : keys.toCharArray()) {
            types(String.valueOf(key));
            pause();
            types(String.valueOf(RELEASED));
            pause();
        }
    }

    private static void pause() {
        long until = System.nanoTime() + KEY_NANOS;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    public void hangsUp() throws IOException {
        types("/hangup\n");
    }

    @Override
    public void close() throws IOException {
        if (console != null) {
            console.close();
        }
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
