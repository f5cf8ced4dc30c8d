package org.parley.tests.phone;

/** Cross-correlation of long sounds by fast Fourier transform. */
final class Fourier {
    private Fourier() {}

    /** Sum over i of {@code part[i] · whole[at + i - margin]}, for every {@code at} below {@code size}, a power of two. */
    static double[] correlate(short[] part, short[] whole, int margin, int size) {
        double[] re = new double[size];
        double[] im = new double[size];
        double[] re2 = new double[size];
        double[] im2 = new double[size];
        for (int i = 0; i < whole.length; i++) {
            re[i + margin] = whole[i];
        }
        for (int i = 0; i < part.length; i++) {
            re2[i] = part[i];
        }
        transform(re, im);
        transform(re2, im2);
        for (int i = 0; i < size; i++) {
            double real = re[i] * re2[i] + im[i] * im2[i];
            im[i] = re[i] * im2[i] - im[i] * re2[i];
            re[i] = real;
        }
        // The conjugate went in, so that a second forward transform is the inverse but for the scale.
        transform(re, im);
        for (int i = 0; i < size; i++) {
            re[i] /= size;
        }
        return re;
    }

    private static void transform(double[] re, double[] im) {
        int n = re.length;
        for (int i = 1, j = 0; i < n; i++) {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                double swap = re[i];
                re[i] = re[j];
                re[j] = swap;
                swap = im[i];
                im[i] = im[j];
                im[j] = swap;
            }
        }
        for (int span = 2; span <= n; span <<= 1) {
            double angle = -2 * Math.PI / span;
            for (int k = 0; k < span / 2; k++) {
                double c = Math.cos(angle * k);
                double s = Math.sin(angle * k);
                for (int i = k; i < n; i += span) {
                    int j = i + span / 2;
                    double tr = re[j] * c - im[j] * s;
                    double ti = re[j] * s + im[j] * c;
                    re[j] = re[i] - tr;
                    im[j] = im[i] - ti;
                    re[i] += tr;
                    im[i] += ti;
                }
            }
        }
    }
}
