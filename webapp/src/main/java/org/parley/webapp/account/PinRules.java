package org.parley.webapp.account;

import java.util.Locale;

/** Which PINs owners may choose: long enough, and none that everybody tries first. */
public final class PinRules {
    /** The fewest digits of a PIN that an owner chooses. */
    public static final int AT_LEAST = 5;

    private PinRules() {}

    /** What is right or wrong with a PIN. */
    public enum Verdict {
        FINE,
        /** Fewer than {@link #AT_LEAST} digits, or something else than digits. */
        SHORT,
        /** One digit, two or three over and over: 55555, 121212. */
        REPEATED,
        /** Digits that count up or down: 12345, 98765. */
        SEQUENCE,
        /** The extension, with nothing or one digit over and over around it. */
        EXTENSION;

        /** As documents write it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Judges a PIN that the owner of an extension wants. */
    public static Verdict judge(String extension, String pin) {
        if (!pin.matches("[0-9]{" + AT_LEAST + ",}")) {
            return Verdict.SHORT;
        }
        if (counts(pin, 1) || counts(pin, -1)) {
            return Verdict.SEQUENCE;
        }
        if (pin.contains(extension) && repeats(pin.replace(extension, ""), 1)) {
            return Verdict.EXTENSION;
        }
        return repeats(pin, 1) || repeats(pin, 2) || repeats(pin, 3) ? Verdict.REPEATED : Verdict.FINE;
    }

    private static boolean repeats(String digits, int period) {
        for (int i = period; i < digits.length(); i++) {
            if (digits.charAt(i) != digits.charAt(i - period)) {
                return false;
            }
        }
        return true;
    }

    /** 9 is followed by 0, and 0 by 9. */
    private static boolean counts(String digits, int step) {
        for (int i = 1; i < digits.length(); i++) {
            if (digits.charAt(i) - '0' != Math.floorMod(digits.charAt(i - 1) - '0' + step, 10)) {
                return false;
            }
        }
        return true;
    }
}
