package org.parley.tests.phone;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The telephone program baresip, without a screen or a sound card; its console is a TCP connection. */
public final class Baresip implements AutoCloseable {
    private static final long KEY_NANOS = 150_000_000L;
    private static final char RELEASED = 4;
    private static final int SECONDS_OF_SILENCE = 60;

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
        Path said = folder.resolve("silence.wav");
        Files.write(said, silence());
        Files.writeString(
                folder.resolve("config"),
                String.join(
                        "\n",
                        "sip_listen 127.0.0.1:0",
                        "audio_source aufile," + said,
                        "audio_player aufile,none",
                        "module_path " + modules(),
                        "module g711.so",
                        "module aufile.so",
                        "module cons.so",
                        "module_tmp account.so",
                        "module_app menu.so",
                        "module_app mwi.so",
                        "cons_listen 127.0.0.1:" + consolePort,
                        ""));
        Files.writeString(
                folder.resolve("accounts"),
                "<sip:" + user + "@127.0.0.1:" + server.getPort() + ">;auth_pass=" + secret + ";regint=120;mwi=yes\n");
        Files.writeString(folder.resolve("contacts"), "");
        Path output = folder.resolve("baresip.out");
        Process process = new ProcessBuilder("baresip", "-f", folder.toString(), "-s")
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

    /** A RIFF file of 16-bit PCM, 8 kHz, one channel. */
    private static byte[] silence() {
        int bytes = SECONDS_OF_SILENCE * 8_000 * 2;
        ByteBuffer wave = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
        wave.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wave.putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(16_000);
        wave.putShort((short) 2).putShort((short) 16);
        wave.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        return wave.array();
    }

    /** All that it wrote: its words and each SIP message. */
    public String output() throws IOException {
        return Files.exists(output) ? Files.readString(output, StandardCharsets.ISO_8859_1) : "";
    }

    private void types(String text) throws IOException {
        if (console == null) {
            console = new Socket("127.0.0.1", consolePort);
        }
        OutputStream out = console.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
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
