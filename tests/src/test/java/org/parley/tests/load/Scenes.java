package org.parley.tests.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Callers who all do the same, or in turn each of the four things that callers do, and who all talk all the time. */
final class Scenes {
    private static final String KEYS = "0123456789*#";
    private static final long BETWEEN_KEYS = 60_000_000L;
    private static final long SETTLED = 12_000_000_000L;
    private static final int PARTIES = 20;

    /** What a caller does. */
    enum Kind {
        /** Asks for the message center, says who it is and stays in the menu. */
        LOGIN,
        /** Leaves a message that does not end. */
        DEPOSIT,
        /** Talks with another telephone. */
        BRIDGE,
        /** Talks with nineteen others. */
        CONFERENCE
    }

    private final Generator generator;
    private final Answerer answerer;
    private final List<Kind> kinds;
    private final List<Scene> scenes = new ArrayList<>();

    /** What one caller dials and presses. */
    private static final class Scene {
        private final String number;
        private final String keys;
        private int pressed;
        private long mayPress;

        Scene(Kind kind, int caller, int ofItsKind) {
            String mailbox = Generator.mailbox(caller);
            String conference = Integer.toString(Conferring.FIRST + ofItsKind / PARTIES);
            number = switch (kind) {
                case LOGIN -> "404";
                case DEPOSIT -> "3" + mailbox;
                case BRIDGE -> mailbox;
                case CONFERENCE -> conference;
            };
            keys = switch (kind) {
                case LOGIN -> mailbox + "#7" + mailbox + "5#";
                case DEPOSIT -> "#";
                case BRIDGE -> "";
                case CONFERENCE -> conference + "#";
            };
        }

        void press(RtpFlow flow, long now) {
            if (flow.firstArrival() == 0 || pressed == keys.length()) {
                return;
            }
            if (!flow.hasPressed()) {
                mayPress = now + BETWEEN_KEYS;
            } else if (now >= mayPress) {
                flow.press(KEYS.indexOf(keys.charAt(pressed++)));
                mayPress = now + BETWEEN_KEYS;
            }
        }
    }

    /** @param kind of {@link Kind}, or {@code MIXED} */
    Scenes(Generator generator, String kind, Answerer answerer) {
        this.generator = generator;
        this.answerer = answerer;
        kinds = kind.equals("MIXED") ? List.of(Kind.values()) : List.of(Kind.valueOf(kind));
        for (int i = 0; i < generator.size(); i++) {
            scenes.add(new Scene(kinds.get(i % kinds.size()), i, i / kinds.size()));
        }
    }

    void run(Path stat) throws IOException {
        generator.dialAll(caller -> scenes.get(caller).number, this::act);
        generator.waitUntil(System.nanoTime() + SETTLED, this::act);
        List<RtpFlow> far = answerer.flows();
        long from = System.nanoTime();
        far.forEach(flow -> flow.beginWindow(from));
        generator.measure(stat);
        long until = System.nanoTime();
        Generator.print("answering", far.size());
        Generator.print(
                "answering.steady",
                far.stream().filter(flow -> flow.steady(until)).count());
        Generator.print("answering.gaps", far.stream().mapToInt(RtpFlow::gaps).sum());
        generator.setUp();
        generator.endAll();
    }

    private void act() {
        long now = System.nanoTime();
        List<Dialler.Call> calls = generator.calls();
        for (int i = 0; i < calls.size(); i++) {
            scenes.get(i).press(calls.get(i).flow, now);
        }
    }
}
