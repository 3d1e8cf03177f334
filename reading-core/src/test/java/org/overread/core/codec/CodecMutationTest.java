package org.overread.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.core.dicom.DicomException;

/**
 * Damaged codestreams: each either decodes or is refused by a {@link DicomException}, within two seconds and
 * 16 MiB. The suite runs a
 * few thousand, always the same; {@code -Doverread.mutations=50000} runs that many for each codec.
 */
class CodecMutationTest {
    private static final int MUTATIONS = Integer.getInteger("overread.mutations", 2_500);
    private static final long MOST_NANOSECONDS = 2_000_000_000L;

    /** A thousand times what a frame of 64 x 64 samples needs at most as 32-bit words. */
    private static final long MOST_BYTES = 1000L * 64 * 64 * 4;

    @ParameterizedTest
    @ValueSource(strings = {"rle", "jls", "jpg", "j2k", "j2c", "jxl"})
    void damagedCodestreamsAreDecodedOrRefused(String kind) throws IOException, ReflectiveOperationException {
        List<EncodedSample> samples = EncodedSample.all().stream()
                .filter(sample -> sample.file().endsWith(kind))
                .toList();
        List<byte[]> originals = new ArrayList<>();
        for (EncodedSample sample : samples) {
            originals.add(sample.codestream());
        }
        AllocationMeter meter = new AllocationMeter();
        Random random = new Random(20261124);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            int which = random.nextInt(samples.size());
            byte[] damaged = mutate(originals.get(which), originals, random);
            long allocated = meter.bytes();
            long begun = System.nanoTime();
            try {
                samples.get(which).decode(damaged);
            } catch (DicomException e) {
                assertThat(e).hasMessageNotContaining("null");
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("mutation " + i + " of " + samples.get(which), e);
            }
            assertThat(System.nanoTime() - begun)
                    .as("time of mutation %d of %s", i, samples.get(which))
                    .isLessThan(MOST_NANOSECONDS);
            assertThat(meter.bytes() - allocated)
                    .as("bytes allocated for mutation %d of %s", i, samples.get(which))
                    .isLessThan(MOST_BYTES);
        }
        assertThat(refused).isBetween(1, MUTATIONS);
    }

    private static byte[] mutate(byte[] original, List<byte[]> others, Random random) {
        byte[] bytes = original.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            // half of the changes go to the headers, where each byte matters
            int most = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 120);
            int at = random.nextInt(most);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes[at] = (byte) (random.nextBoolean() ? 0xFF : 0);
                case 3 -> bytes = java.util.Arrays.copyOf(bytes, at + 1);
                case 4 -> System.arraycopy(bytes, at, bytes, random.nextInt(at + 1), bytes.length - at);
                default -> {
                    byte[] other = others.get(random.nextInt(others.size()));
                    int length = Math.min(bytes.length, other.length) - at;
                    System.arraycopy(other, Math.min(at, other.length), bytes, at, Math.max(0, length));
                }
            }
        }
        return bytes;
    }
}
