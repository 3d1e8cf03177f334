package org.overread.core.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;

/**
 * Damaged inputs for one target. Each is read or refused by a {@link DicomException} of a named kind, within two seconds of
 * processor time and within memory bounded by its own size; what does otherwise is a {@link Failure}. The same seed and
 * number always make the same input.
 */
final class FuzzRun {
    static final long MOST_NANOSECONDS = 2_000_000_000L;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** An input that did what none may. */
    record Failure(String target, long seed, long number, String from, byte[] input, String what, Throwable thrown) {}

    private final FuzzTarget target;
    private final List<FuzzSeed> seeds;
    private final List<byte[]> originals = new ArrayList<>();
    private final long seed;
    private final ThreadMeter meter = new ThreadMeter();
    private final Map<Kind, Long> refused = new EnumMap<>(Kind.class);
    private final List<Failure> failures = new ArrayList<>();
    private long inputs;
    private long read;
    private long longestNanoseconds;
    private double mostMemory;
    private volatile Failure underWay;

    FuzzRun(FuzzTarget target, long seed) throws IOException, ReflectiveOperationException {
        this.target = target;
        this.seed = seed;
        this.seeds = target.from().read();
        seeds.forEach(one -> originals.add(one.bytes()));
    }

    /** Without sound inputs there is nothing to damage. */
    boolean hasSeeds() {
        return !seeds.isEmpty();
    }

    List<Failure> failures() {
        return failures;
    }

    long refused() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The input that is being read: for a watcher, should it never end. */
    Failure underWay() {
        return underWay;
    }

    void run(long from, long inputs) throws ReflectiveOperationException {
        for (long number = from; number < from + inputs; number++) {
            SplittableRandom random = new SplittableRandom(seed * GOLDEN + number);
            int which = random.nextInt(seeds.size());
            one(seeds.get(which), number, target.mutator().mutate(originals.get(which), originals, random));
        }
    }

    private void one(FuzzSeed from, long number, byte[] input) throws ReflectiveOperationException {
        inputs++;
        underWay = failure(from, number, input, "does not end", null);
        Throwable wrong = null;
        long allocated = meter.bytes();
        long begun = meter.nanoseconds();
        try {
            from.reading().read(input);
            read++;
        } catch (DicomException e) {
            refused.merge(e.kind(), 1L, Long::sum);
            wrong = e.getMessage() == null || e.getMessage().contains("null") ? e : null;
        } catch (IOException | RuntimeException | Error e) {
            wrong = e;
        }
        long taken = meter.nanoseconds() - begun;
        long memory = meter.bytes() - allocated;
        judge(from, number, input, wrong, taken, memory);
    }

    private void judge(FuzzSeed from, long number, byte[] input, Throwable wrong, long taken, long memory) {
        long most = from.memory().applyAsLong(input);
        longestNanoseconds = Math.max(longestNanoseconds, taken);
        mostMemory = Math.max(mostMemory, (double) memory / most);
        if (wrong != null) {
            failures.add(failure(from, number, input, wrong.toString(), wrong));
        } else if (taken > MOST_NANOSECONDS) {
            failures.add(failure(from, number, input, "took " + taken / 1_000_000 + " ms", null));
        } else if (memory > most) {
            failures.add(failure(from, number, input, "allocated " + memory + " bytes, bound " + most, null));
        }
    }

    private Failure failure(FuzzSeed from, long number, byte[] input, String what, Throwable thrown) {
        return new Failure(target.name(), seed, number, from.name(), input, what, thrown);
    }

    @Override
    public String toString() {
        return String.format(
                "%s: %d inputs from %d sound ones: %d read, %d refused %s, longest %d ms, most memory %.0f %% of its bound, %d failures",
                target.name(),
                inputs,
                seeds.size(),
                read,
                refused(),
                refused,
                longestNanoseconds / 1_000_000,
                100 * mostMemory,
                failures.size());
    }
}
