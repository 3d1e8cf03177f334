package org.overread.ai.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectedPartsTest {
    private static final int W = 13;
    private static final int H = 11;
    private static final int D = 9;

    @ParameterizedTest
    @ValueSource(ints = {6, 18, 26})
    void partsAreThoseOfFloodFill(int connectivity) {
        Random random = new Random(connectivity);
        for (int n = 0; n < 50; n++) {
            byte[] labels = new byte[W * H * D];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = (byte) (random.nextInt(10) < 6 ? 0 : 1 + random.nextInt(2));
            }
            ConnectedParts parts = new ConnectedParts(labels, W, H, connectivity);
            int[] expected = flooded(labels, connectivity);

            assertThat(parts.numbers()).isEqualTo(expected);
            int voxels = 0;
            for (ConnectedParts.Extent part : parts.extents()) {
                voxels += part.voxels();
                assertThat(part.x())
                        .isBetween((double) part.box().x0(), part.box().x1() - 1.0);
            }
            assertThat(voxels).isEqualTo((int) count(labels));
        }
    }

    @Test
    void holesAreFilledAndBaysAreNot() {
        byte[] mask = new byte[7 * 7 * 7];
        for (int z = 1; z < 6; z++) {
            for (int y = 1; y < 6; y++) {
                for (int x = 1; x < 6; x++) {
                    boolean shell = x == 1 || y == 1 || z == 1 || x == 5 || y == 5 || z == 5;
                    mask[(z * 7 + y) * 7 + x] = (byte) (shell ? 1 : 0);
                }
            }
        }
        byte[] open = mask.clone();
        open[(3 * 7 + 3) * 7 + 1] = 0;
        Holes.fill(mask, 7, 7, 7);
        Holes.fill(open, 7, 7, 7);

        assertThat(count(mask)).isEqualTo(125);
        assertThat(count(open)).isEqualTo(125 - 27 - 1);
    }

    private static long count(byte[] labels) {
        long count = 0;
        for (byte label : labels) {
            count += label != 0 ? 1 : 0;
        }
        return count;
    }

    /** Plainly: from each voxel not yet reached, in order. */
    private static int[] flooded(byte[] labels, int connectivity) {
        int[] numbers = new int[labels.length];
        int made = 0;
        for (int start = 0; start < labels.length; start++) {
            if (labels[start] == 0 || numbers[start] != 0) {
                continue;
            }
            numbers[start] = ++made;
            Deque<Integer> left = new ArrayDeque<>();
            left.add(start);
            while (!left.isEmpty()) {
                int at = left.remove();
                for (int other = 0; other < labels.length; other++) {
                    if (numbers[other] == 0 && labels[other] == labels[at] && touch(at, other, connectivity)) {
                        numbers[other] = made;
                        left.add(other);
                    }
                }
            }
        }
        return numbers;
    }

    private static boolean touch(int one, int other, int connectivity) {
        int x = Math.abs(one % W - other % W);
        int y = Math.abs(one / W % H - other / W % H);
        int z = Math.abs(one / W / H - other / W / H);
        int most = connectivity == 6 ? 1 : connectivity == 18 ? 2 : 3;
        return x <= 1 && y <= 1 && z <= 1 && x + y + z <= most;
    }
}
