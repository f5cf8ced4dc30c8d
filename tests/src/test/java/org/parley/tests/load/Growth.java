package org.parley.tests.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Whether what a process holds goes on growing after its first third, in which caches fill and code is compiled: the medians
 * of the two halves of what follows are compared. A tenth of an hour is too short to tell.
 */
record Growth(List<Vitals> samples) {
    private static final int FEWEST = 8;

    /**
     * What may grow by how much between the medians, over a quarter of an hour or more.
     *
     * @param share of the earlier median
     * @param beside the share, in units of the figure
     */
    private record Bound(String name, ToDoubleFunction<Vitals> figure, double share, double beside) {}

    private static final List<Bound> BOUNDS = List.of(
            new Bound("heap", Vitals::heap, 0.05, 2 * Vitals.MIB),
            new Bound("resident memory", Vitals::resident, 0.05, 10 * Vitals.MIB),
            new Bound("threads", Vitals::threads, 0, 4),
            new Bound("files", Vitals::files, 0, 8),
            new Bound("UDP sockets", Vitals::datagrams, 0, 4));

    private List<Vitals> settled() {
        return samples.subList(samples.size() / 3, samples.size());
    }

    boolean canBeTold() {
        return settled().size() >= FEWEST;
    }

    private double median(ToDoubleFunction<Vitals> figure, boolean later) {
        List<Vitals> settled = settled();
        int middle = settled.size() / 2;
        double[] sorted = (later ? settled.subList(middle, settled.size()) : settled.subList(0, middle))
                .stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** What grew beyond its bound, each in a sentence. */
    List<String> found() {
        List<String> found = new ArrayList<>();
        for (Bound bound : BOUNDS) {
            double earlier = median(bound.figure(), false);
            double later = median(bound.figure(), true);
            if (later > earlier * (1 + bound.share()) + bound.beside()) {
                found.add(String.format(Locale.ROOT, "%s: %.0f, later %.0f", bound.name(), earlier, later));
            }
        }
        return found;
    }

    /** Growth of the heap in MiB between the two halves. */
    double heapMebibytes() {
        return (median(Vitals::heap, true) - median(Vitals::heap, false)) / Vitals.MIB;
    }
}
