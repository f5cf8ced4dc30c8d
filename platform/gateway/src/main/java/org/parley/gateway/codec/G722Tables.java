package org.parley.gateway.codec;

/** Levels and borders of the quantizers of ITU-T G.722, tables 14 to 21. */
final class G722Tables {
    /** Borders of the lower band's quantizer. */
    static final int[] BORDERS = {
        0, 35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940, 1023, 1121, 1219,
        1339, 1458, 1612, 1765, 1980, 2195, 2557, 2919
    };
    /** Levels of the lower band by the four bits that the predictor hears. */
    static final int[] LEVELS4 = {
        0, -20456, -12896, -8968, -6288, -4240, -2584, -1200, 20456, 12896, 8968, 6288, 4240, 2584, 1200, 0
    };
    /** Levels of the lower band by all six bits. */
    static final int[] LEVELS6 = {
        -136, -136, -136, -136, -24808, -21904, -19008, -16704, -14984, -13512, -12280, -11192, -10232, -9360, -8576,
        -7856, -7192, -6576, -6000, -5456, -4944, -4464, -4008, -3576, -3168, -2776, -2400, -2032, -1688, -1360, -1040,
        -728, 24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192, 10232, 9360, 8576, 7856, 7192, 6576, 6000, 5456,
        4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032, 1688, 1360, 1040, 728, 432, 136, -432, -136
    };
    /** Levels of the higher band. */
    static final int[] LEVELS2 = {-7408, -1616, 7408, 1616};

    private static final int[] GROWTH = {-60, -30, 58, 172, 334, 538, 1198, 3042};

    private static final int[] GROWTH_HIGH = {798, -214, 798, -214};

    private G722Tables() {}

    /** How the scale of the lower band is to grow behind a code of four bits. */
    static int growth(int code4) {
        int magnitude = code4 < 8 ? -code4 & 7 : 15 - code4;
        return GROWTH[magnitude];
    }

    /** How the scale of the higher band is to grow behind a code of two bits. */
    static int growthHigh(int code2) {
        return GROWTH_HIGH[code2];
    }
}
