package org.parley.tests.phone;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Numbers as sequences of tones: what somebody says can be recognised by its sound alone, whatever row of a database it is
 * in. A word is a mark, five digits to the base 16 and their sum, each a tone of 60 ms; words repeat as long as somebody
 * speaks.
 */
public final class ToneCode {
    /** Numbers below this can be said. */
    public static final int NUMBERS = 1 << 20;

    private static final int SYMBOL = 480;
    private static final int DIGITS = 5;
    private static final int WORD = DIGITS + 2;
    private static final int MARK = 16;
    private static final int STEP = 60;
    private static final double LOWEST = 500;
    private static final double APART = 125;
    private static final double LOUD = 8_000;
    private static final int HEARD = SYMBOL * 2 / 3;
    private static final double[][] COSINE = new double[MARK + 1][HEARD];
    private static final double[][] SINE = new double[MARK + 1][HEARD];

    static {
        for (int symbol = 0; symbol <= MARK; symbol++) {
            for (int i = 0; i < HEARD; i++) {
                COSINE[symbol][i] = Math.cos(2 * Math.PI * hertz(symbol) * i / 8_000);
                SINE[symbol][i] = Math.sin(2 * Math.PI * hertz(symbol) * i / 8_000);
            }
        }
    }

    private ToneCode() {}

    /** A number, said for so long: at least half a second, or no word is whole. */
    public static short[] of(int number, double seconds) {
        int[] word = word(number);
        short[] samples = new short[(int) (8_000 * seconds)];
        for (int i = 0; i < samples.length; i++) {
            int symbol = word[i / SYMBOL % WORD];
            int within = i % SYMBOL;
            double envelope = Math.min(1, Math.min(within, SYMBOL - 1 - within) / 40.0);
            samples[i] = (short) (LOUD * (0.3 + 0.7 * envelope) * Math.sin(2 * Math.PI * hertz(symbol) * i / 8_000));
        }
        return samples;
    }

    private static int[] word(int number) {
        int[] word = new int[WORD];
        word[0] = MARK;
        int sum = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            word[1 + digit] = number >> 4 * digit & 15;
            sum += (digit + 1) * word[1 + digit];
        }
        word[WORD - 1] = sum & 15;
        return word;
    }

    private static double hertz(int symbol) {
        return LOWEST + APART * symbol;
    }

    /** The number that is said in a recording; empty when there is none, or more than one. */
    public static OptionalInt in(short[] recording) {
        Map<Integer, Integer> heard = new HashMap<>();
        for (int phase = 0; phase < SYMBOL; phase += STEP) {
            int[] symbols = symbols(recording, phase);
            for (int at = 0; at + WORD <= symbols.length; at++) {
                OptionalInt number = number(Arrays.copyOfRange(symbols, at, at + WORD));
                if (number.isPresent()) {
                    heard.merge(number.getAsInt(), 1, Integer::sum);
                }
            }
        }
        // A word is heard in several phases; what is heard in one only is made of halves of others.
        heard.values().removeIf(times -> times < 3);
        return heard.size() == 1 ? OptionalInt.of(heard.keySet().iterator().next()) : OptionalInt.empty();
    }

    private static OptionalInt number(int[] word) {
        if (word[0] != MARK) {
            return OptionalInt.empty();
        }
        int number = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            if (word[1 + digit] < 0 || word[1 + digit] == MARK) {
                return OptionalInt.empty();
            }
            number |= word[1 + digit] << 4 * digit;
        }
        return Arrays.equals(word, word(number)) ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** The loudest tone in the middle of each piece of a symbol's length, -1 where none stands out. */
    private static int[] symbols(short[] recording, int phase) {
        int[] symbols = new int[Math.max(0, (recording.length - phase) / SYMBOL)];
        for (int n = 0; n < symbols.length; n++) {
            symbols[n] = loudest(recording, phase + n * SYMBOL + (SYMBOL - HEARD) / 2);
        }
        return symbols;
    }

    private static int loudest(short[] recording, int from) {
        double total = 0;
        for (int i = 0; i < HEARD; i++) {
            total += (double) recording[from + i] * recording[from + i];
        }
        int best = -1;
        double most = 0.6 * total * HEARD / 2;
        for (int symbol = 0; symbol <= MARK; symbol++) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < HEARD; i++) {
                re += recording[from + i] * COSINE[symbol][i];
                im += recording[from + i] * SINE[symbol][i];
            }
            double power = re * re + im * im;
            if (power > most) {
                most = power;
                best = symbol;
            }
        }
        return best;
    }
}
