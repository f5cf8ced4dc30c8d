package org.parley.tests.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.G711;
import org.parley.tests.phone.Sound;

/**
 * A process of its own that makes many calls at once and prints what it saw as {@code name=value}.
 *
 * <p>{@code listen PORT CALLS PER_SECOND SECONDS NUMBER PROMPT PID}: all dial, hear the prompt, talk all the time, stay;
 * PID is the server's process, whose processor time is read. {@code deposit PORT CALLS PER_SECOND SECONDS}: all leave a
 * message of so many seconds, each its own. {@code confer PORT CALLS PER_SECOND SECONDS PARTIES PID}: see {@link Conferring}. {@code bridge PORT
 * CALLS PER_SECOND SECONDS ANSWERER PID}: all call extensions 100 to 109, which are registered at the port ANSWERER and
 * answer. {@code play PORT CALLS PER_SECOND SECONDS KIND ANSWERER PID}: see {@link Scenes}.
 */
public final class Generator {
    private static final int POUND = 11;
    private static final double HEARD_SECONDS = 1.5;
    private static final long PATIENCE = 40_000_000_000L;

    private static final Path OWN = Path.of("/proc/self/stat");

    private final int size;
    private final double perSecond;
    private final double seconds;
    private final Dialler dialler;
    private final FlowClock clock = new FlowClock();
    private final List<Dialler.Call> calls = new ArrayList<>();

    private Generator(String[] arguments) throws IOException {
        dialler = new Dialler(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[1])));
        size = Integer.parseInt(arguments[2]);
        perSecond = Double.parseDouble(arguments[3]);
        seconds = Double.parseDouble(arguments[4]);
    }

    public static void main(String[] arguments) throws Exception {
        Generator generator = new Generator(arguments);
        if (arguments[0].equals("listen")) {
            generator.listen(arguments[5], Path.of(arguments[6]), stat(arguments[7]));
        } else if (arguments[0].equals("bridge")) {
            generator.bridge(Integer.parseInt(arguments[5]), stat(arguments[6]));
        } else if (arguments[0].equals("confer")) {
            new Conferring(generator, Integer.parseInt(arguments[5])).run(stat(arguments[6]));
        } else if (arguments[0].equals("play")) {
            try (Answerer answerer = new Answerer(Integer.parseInt(arguments[6]), generator.clock)) {
                new Scenes(generator, arguments[5], answerer).run(stat(arguments[7]));
            }
        } else {
            generator.deposit();
        }
        System.exit(0);
    }

    private static Path stat(String pid) {
        return Path.of("/proc", pid, "stat");
    }

    /** Number of a mailbox, of ten in turn. */
    static String mailbox(int caller) {
        return Integer.toString(100 + caller % 10);
    }

    /** What a caller says as message. */
    static short[] message(int caller, double seconds) {
        return Sound.speech(caller, seconds);
    }

    /** Samples that a recording holds before a message, every sample of which must follow; -1 when one is missing. */
    static int before(short[] message, short[] recording) {
        short[] sent = G711.PCMU.pass(message);
        int probe = sent.length / 3;
        for (int at = 0; at + sent.length <= recording.length; at++) {
            if (recording[at + probe] == sent[probe]
                    && Arrays.equals(recording, at, at + sent.length, sent, 0, sent.length)) {
                return at;
            }
        }
        return -1;
    }

    static byte[] mulaw(short[] samples) {
        byte[] coded = new byte[samples.length];
        for (int i = 0; i < coded.length; i++) {
            coded[i] = G711.PCMU.encode(samples[i]);
        }
        return coded;
    }

    /** What a caller says over and over. */
    static short[] talk(int caller) {
        return Sound.speech(10_000 + caller, 0.5);
    }

    int size() {
        return size;
    }

    /** @return the calls, as {@link #dialAll} made them */
    List<Dialler.Call> calls() {
        return calls;
    }

    void dialAll(IntFunction<String> number, Runnable meanwhile) throws IOException {
        for (int i = 0; i < size; i++) {
            RtpFlow flow = new RtpFlow(mulaw(talk(i)), (int) (8_000 * HEARD_SECONDS) + 800);
            calls.add(new Dialler.Call(i, number.apply(i), Crowd.numberOf(i), flow));
            clock.add(flow);
        }
        clock.resetLateness();
        long begin = System.nanoTime();
        for (int i = 0; i < size; i++) {
            waitUntil(begin + (long) (i * 1e9 / perSecond), meanwhile);
            dialler.dial(calls.get(i));
        }
    }

    void waitUntil(long due, Runnable meanwhile) throws IOException {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, 2_000_000));
            meanwhile.run();
            dialler.repeat();
        }
    }

    private void listen(String number, Path prompt, Path stat) throws IOException {
        Runnable nothing = () -> {};
        dialAll(caller -> number, nothing);
        waitUntil(System.nanoTime() + 1_500_000_000L, nothing);
        measure(stat);
        setUp();
        endAll();
        short[] wanted = Arrays.copyOf(Sound.wav(prompt), (int) (8_000 * HEARD_SECONDS));
        print("heard", calls.stream().filter(call -> matches(wanted, call)).count());
    }

    private void bridge(int port, Path stat) throws IOException {
        try (Answerer answerer = new Answerer(port, clock)) {
            dialAll(Generator::mailbox, () -> {});
            waitUntil(System.nanoTime() + 1_500_000_000L, () -> {});
            List<RtpFlow> far = answerer.flows();
            long from = System.nanoTime();
            far.forEach(flow -> flow.beginWindow(from));
            measure(stat);
            long until = System.nanoTime();
            print(
                    "answering.steady",
                    far.stream().filter(flow -> flow.steady(until)).count());
            print("answering.gaps", far.stream().mapToInt(RtpFlow::gaps).sum());
            setUp();
            endAll();
        }
    }

    void endAll() throws IOException {
        for (Dialler.Call call : calls) {
            dialler.hangUp(call);
        }
        waitUntil(System.nanoTime() + 1_000_000_000L, () -> {});
    }

    /** Lets everybody be there for some seconds and prints what arrived in them and what it cost. */
    void measure(Path stat) throws IOException {
        long from = System.nanoTime();
        double used = processorSeconds(stat);
        double ownUsed = processorSeconds(OWN);
        calls.forEach(call -> call.flow.beginWindow(from));
        waitUntil(from + (long) (seconds * 1e9), () -> {});
        long until = System.nanoTime();
        double processor = (processorSeconds(stat) - used) * 1e9 / (until - from);
        print("lateness", clock.latenessP99());
        print("processor", 100 * processor);
        print("generator", 100 * (processorSeconds(OWN) - ownUsed) * 1e9 / (until - from));
        long there = calls.stream()
                .filter(call -> call.status == 200 && call.doneAt == 0)
                .count();
        long steady = calls.stream()
                .filter(call -> call.flow.gaps() == 0 && call.flow.steady(until))
                .count();
        print("there", there);
        print("steady", steady);
        print("gaps", calls.stream().mapToInt(call -> call.flow.gaps()).sum());
        worst("stream.late.p99", call -> call.flow.lateness(0.99));
        worst("stream.latest", call -> call.flow.latest());
    }

    private static boolean matches(short[] wanted, Dialler.Call call) {
        short[] heard = heard(call);
        return heard.length >= wanted.length && Correlation.of(wanted, heard).match() > 0.95;
    }

    /** What was kept of what a call heard. */
    static short[] heard(Dialler.Call call) {
        byte[] coded = call.flow.begin();
        short[] heard = new short[coded.length];
        for (int i = 0; i < coded.length; i++) {
            heard[i] = G711.PCMU.decode(coded[i]);
        }
        return heard;
    }

    private void deposit() throws IOException {
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            messages.add(mulaw(message(i, seconds)));
        }
        boolean[] skipped = new boolean[size];
        boolean[] speaking = new boolean[size];
        Runnable act = () -> {
            for (int i = 0; i < calls.size(); i++) {
                Dialler.Call call = calls.get(i);
                if (!skipped[i] && call.flow.firstArrival() != 0) {
                    skipped[i] = true;
                    call.flow.press(POUND);
                } else if (!speaking[i] && call.flow.beeped()) {
                    speaking[i] = true;
                    call.flow.say(messages.get(i));
                } else if (call.flow.hasSaid() && call.byeAt == 0) {
                    hangUp(call);
                }
            }
        };
        dialAll(caller -> "3" + mailbox(caller), act);
        long last = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < last && calls.stream().anyMatch(call -> call.doneAt == 0)) {
            waitUntil(System.nanoTime() + 2_000_000, act);
        }
        print("lateness", clock.latenessP99());
        print(
                "done",
                calls.stream()
                        .filter(call -> call.flow.hasSaid() && call.doneAt != 0)
                        .count());
        print("gaps", calls.stream().mapToInt(call -> call.flow.gaps()).sum());
        worst("stream.latest", call -> call.flow.latest());
        setUp();
    }

    private void hangUp(Dialler.Call call) {
        try {
            dialler.hangUp(call);
            call.flow.finish();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void setUp() {
        print("answered", calls.stream().filter(call -> call.status == 200).count());
        percentiles("invite", call -> call.status == 200 ? (call.okAt - call.invitedAt) / 1e6 : Double.NaN);
        percentiles(
                "first", call -> call.flow.received() > 0 ? (call.flow.firstArrival() - call.okAt) / 1e6 : Double.NaN);
    }

    private interface Figure {
        double of(Dialler.Call call);
    }

    private void percentiles(String name, Figure figure) {
        List<Double> values = calls.stream()
                .map(figure::of)
                .filter(value -> !value.isNaN())
                .map(value -> Math.max(0, value))
                .toList();
        print(name + ".p50", values.isEmpty() ? -1 : Figures.percentile(values, 0.5));
        print(name + ".p99", values.isEmpty() ? -1 : Figures.percentile(values, 0.99));
    }

    private void worst(String name, Figure figure) {
        print(name, calls.stream().mapToDouble(figure::of).max().orElse(0));
    }

    static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%s=%.1f%n", name, value);
    }

    private static double processorSeconds(Path stat) throws IOException {
        String text = Files.readString(stat);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }
}
