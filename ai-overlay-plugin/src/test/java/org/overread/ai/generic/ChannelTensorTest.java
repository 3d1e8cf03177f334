package org.overread.ai.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.overread.ai.input.TensorGrid;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelInput.Dimensions;
import org.overread.ai.volume.SliceWorkers;
import org.overread.core.image.VolumeGeometry;

/** Tensors lie outside the heap, where nothing gives memory back but the run itself. */
class ChannelTensorTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int EDGE = 256;
    private static final long TENSOR_BYTES = (long) Float.BYTES * EDGE * EDGE * EDGE;
    private static final int RUNS = 8;

    @Test
    void aRunThatFailsWhileItsTensorIsFilledGivesTheMemoryBack() throws Exception {
        Assumptions.assumeTrue(Files.isReadable(STATUS), "needs Linux: memory in use is asked of /proc");
        RandomVolume random = new RandomVolume();
        VolumeGeometry source = random.volume.geometry();
        VolumeGeometry large = new VolumeGeometry(
                source.frameOfReferenceUid(),
                EDGE,
                EDGE,
                EDGE,
                source.origin(),
                source.alongI(),
                source.alongJ(),
                source.alongK(),
                0.1,
                0.1,
                0.1);
        ModelInput input = RandomVolume.input(Dimensions.VOLUME, 1, "SPL", List.of());
        SliceWorkers gone = new SliceWorkers(2);
        gone.close();

        long before = residentBytes();
        for (int run = 0; run < RUNS; run++) {
            assertThatThrownBy(() -> new ChannelTensor(input, random.volume, new TensorGrid(source, large), gone))
                    .isInstanceOf(RejectedExecutionException.class);
        }
        assertThat(residentBytes() - before).isLessThan(RUNS / 2 * TENSOR_BYTES);
    }

    private static long residentBytes() throws Exception {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
