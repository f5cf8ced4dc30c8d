package org.parley.tests.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a Java process holds at one moment, after a full collection (Linux, with the JDK's {@code jcmd}).
 *
 * @param heap bytes of live objects: what is counted is collected first, so nothing comes in between
 * @param resident bytes of memory
 * @param files open file descriptors, sockets among them
 * @param datagrams open UDP sockets
 */
record Vitals(double heap, double resident, double threads, double files, double datagrams) {
    static final String HEADER = "live objects, MiB | resident, MiB | threads | files | UDP sockets";
    static final double MIB = 1024 * 1024;
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");

    static Vitals of(long pid) throws IOException, InterruptedException {
        double heap = number(TOTAL, jcmd(pid, "GC.class_histogram"));
        Path process = Path.of("/proc", Long.toString(pid));
        String status = Files.readString(process.resolve("status"));
        Set<String> datagrams = Files.readAllLines(process.resolve("net/udp")).stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+")[9])
                .collect(Collectors.toSet());
        Files.readAllLines(process.resolve("net/udp6")).stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+")[9])
                .forEach(datagrams::add);
        int files = 0;
        int own = 0;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                files++;
                own += isOneOf(datagrams, descriptor) ? 1 : 0;
            }
        }
        return new Vitals(
                heap,
                number(Pattern.compile("VmRSS:\\s+(\\d+) kB"), status) * 1024,
                number(Pattern.compile("Threads:\\s+(\\d+)"), status),
                files,
                own);
    }

    private static boolean isOneOf(Set<String> sockets, Path descriptor) throws IOException {
        try {
            Matcher socket = SOCKET.matcher(Files.readSymbolicLink(descriptor).toString());
            return socket.matches() && sockets.contains(socket.group(1));
        } catch (NoSuchFileException closedMeanwhile) {
            return false;
        }
    }

    private static double number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + pattern + " in " + text);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd " + command + ": " + output);
        }
        return output;
    }

    /** The columns of {@link #HEADER}. */
    String columns() {
        return String.format(
                Locale.ROOT, "%.1f | %.0f | %.0f | %.0f | %.0f", heap / MIB, resident / MIB, threads, files, datagrams);
    }
}
