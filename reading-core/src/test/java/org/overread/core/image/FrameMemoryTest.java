package org.overread.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class FrameMemoryTest {
    private static final int SIDE = 64;
    private static final long BYTES = 2L * SIDE * SIDE;

    private static GreyFrame frame(int number) {
        return frame(number, SIDE);
    }

    /** A frame whose values are its number throughout. */
    private static GreyFrame frame(int number, int rows) {
        short[] values = new short[SIDE * rows];
        Arrays.fill(values, (short) number);
        return new GreyFrame(
                new FrameRef("1.2." + number, 1), SIDE, rows, values, true, new ModalityLut.Linear(2, -1024, "HU"));
    }

    private static GreyFrame grey(FrameMemory.Kept kept) {
        return (GreyFrame) kept.frame();
    }

    private static boolean holds(GreyFrame frame, int number) {
        short[] values = frame.stored().array();
        for (short value : values) {
            if (value != (short) number) {
                return false;
            }
        }
        return values.length == SIDE * SIDE;
    }

    @Test
    void aFrameKeptIsTheSameFrame() {
        short[] values = new short[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (i * 37);
        }
        GreyFrame original = new GreyFrame(
                new FrameRef("1.2.3", 7),
                SIDE,
                SIDE,
                StoredValues.of(values),
                false,
                new ModalityLut.Linear(2, -1024, "HU"),
                List.of("a byte is missing"));
        GreyFrame kept = grey(new FrameMemory(BYTES).keep(original).orElseThrow());
        assertThat(kept.stored().array()).containsExactly(values);
        assertThat(kept.with(original.stored())).isEqualTo(original);
        assertThat(kept.storedValue(SIDE + 3)).isEqualTo(values[SIDE + 3]);
        assertThat(kept.modalityValue(3, 1)).isEqualTo(original.modalityValue(3, 1));
        short[] row = new short[SIDE + 1];
        kept.stored().copy(5 * SIDE, SIDE, row, 1);
        assertThat(Arrays.copyOfRange(row, 1, SIDE + 1))
                .containsExactly(Arrays.copyOfRange(values, 5 * SIDE, 6 * SIDE));
    }

    @Test
    void aColourFrameKeptIsTheSameFrameAndRealNumbersAreNotKept() {
        int[] argb = new int[SIDE * 3];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = 0xFF000000 | i * 12345;
        }
        FrameRef ref = new FrameRef("1.2.3", 2);
        ColourFrame original = new ColourFrame(ref, SIDE, 3, ColourPixels.of(argb), List.of("a byte is missing"));
        FrameMemory memory = new FrameMemory(BYTES);
        ColourFrame kept = (ColourFrame) memory.keep(original).orElseThrow().frame();
        assertThat(kept.with(original.argb())).isEqualTo(original);
        int[] row = new int[SIDE];
        kept.argb().copy(2 * SIDE, row);
        assertThat(row).containsExactly(Arrays.copyOfRange(argb, 2 * SIDE, 3 * SIDE));
        assertThat(kept.argb().at(SIDE + 5)).isEqualTo(argb[SIDE + 5]);
        assertThat(memory.keep(new RealFrame(ref, 1, 1, new double[1], "1"))).isEmpty();
    }

    @Test
    void valuesBeyondAFrameAreNotRead() {
        StoredValues kept =
                grey(new FrameMemory(BYTES).keep(frame(1)).orElseThrow()).stored();
        assertThatThrownBy(() -> kept.at(SIDE * SIDE)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kept.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kept.copy(SIDE * SIDE - 1, 2, new short[2], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aFrameInHandKeepsItsPixelsWhenItIsDroppedAndOthersTakeItsPlace() {
        FrameMemory memory = new FrameMemory(BYTES);
        FrameMemory.Kept first = memory.keep(frame(1)).orElseThrow();
        GreyFrame inHand = grey(first);
        first.drop();
        for (int number = 2; number < 50; number++) {
            FrameMemory.Kept next = memory.keep(frame(number)).orElseThrow();
            assertThat(holds(grey(next), number)).isTrue();
            next.drop();
            System.gc();
        }
        assertThat(holds(inHand, 1)).isTrue();
        assertThat(inHand.ref()).isEqualTo(new FrameRef("1.2.1", 1));
    }

    @Test
    void valuesTakenOfAFrameKeepItsPixelsWithoutIt() {
        FrameMemory memory = new FrameMemory(BYTES);
        FrameMemory.Kept first = memory.keep(frame(1)).orElseThrow();
        StoredValues values = grey(first).stored();
        first.drop();
        for (int number = 2; number < 20; number++) {
            System.gc();
            memory.keep(frame(number)).orElseThrow().drop();
        }
        assertThat(values.at(17)).isEqualTo((short) 1);
    }

    @Test
    void memoryIsUsedAgainOnceNobodyHoldsTheFrame() {
        FrameMemory memory = new FrameMemory(4 * BYTES);
        FrameMemory.Kept kept = memory.keep(frame(1)).orElseThrow();
        assertThat(holds(grey(kept), 1)).isTrue();
        kept.drop();
        until(() -> memory.freeBytes() == BYTES);
        assertThat(memory.keep(frame(2)).map(next -> holds(grey(next), 2))).contains(true);
        assertThat(memory.freeBytes()).isZero();
    }

    @Test
    void moreThanTheBoundIsNotKeptAndFreeMemoryOfOtherSizesMakesRoom() {
        FrameMemory memory = new FrameMemory(3 * BYTES);
        List<FrameMemory.Kept> kept = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            memory.keep(frame(number)).ifPresent(kept::add);
        }
        assertThat(kept).hasSize(3);
        assertThat(memory.keep(frame(4))).isEmpty();
        kept.forEach(FrameMemory.Kept::drop);
        assertThat(memory.keptBytes()).isZero();
        assertThat(memory.freeBytes()).isEqualTo(3 * BYTES);
        Optional<FrameMemory.Kept> other = memory.keep(frame(5, SIDE / 2));
        assertThat(other).isPresent();
        assertThat(memory.keptBytes() + memory.freeBytes()).isLessThanOrEqualTo(3 * BYTES);
        assertThat(memory.keptBytes()).isEqualTo(BYTES / 2);
    }

    @Test
    void aFrameDroppedTwiceIsDroppedOnceAndIsNotHandedOutAgain() {
        FrameMemory memory = new FrameMemory(2 * BYTES);
        FrameMemory.Kept first = memory.keep(frame(1)).orElseThrow();
        first.drop();
        first.drop();
        assertThat(memory.freeBytes()).isEqualTo(BYTES);
        assertThatThrownBy(first::frame).isInstanceOf(IllegalStateException.class);
        memory.keep(frame(2)).orElseThrow();
        assertThatThrownBy(first::frame).isInstanceOf(IllegalStateException.class);
    }

    /** Several threads take, keep and drop frames while the collector runs: every frame has its own values at all times. */
    @Test
    void framesAreNeverMixedUpUnderLoad() throws Exception {
        FrameMemory memory = new FrameMemory(8 * BYTES);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                int first = thread * 5000;
                all.add(threads.submit(() -> churn(memory, first)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(memory.keptBytes()).isZero();
    }

    private static void churn(FrameMemory memory, int first) {
        GreyFrame[] inHand = new GreyFrame[6];
        int[] numbers = new int[inHand.length];
        for (int number = first; number < first + 3000; number++) {
            int place = ThreadLocalRandom.current().nextInt(inHand.length);
            if (inHand[place] != null) {
                assertThat(holds(inHand[place], numbers[place])).isTrue();
            }
            FrameMemory.Kept kept = memory.keep(frame(number)).orElseThrow();
            inHand[place] = grey(kept);
            numbers[place] = number;
            kept.drop();
            if (number % 500 == 0) {
                System.gc();
            }
        }
    }

    private static void until(BooleanSupplier reached) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!reached.getAsBoolean() && System.nanoTime() < end) {
            System.gc();
            Thread.onSpinWait();
        }
        assertThat(reached.getAsBoolean()).isTrue();
    }
}
