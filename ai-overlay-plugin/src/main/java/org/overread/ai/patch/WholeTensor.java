package org.overread.ai.patch;

import java.nio.FloatBuffer;
import org.overread.ai.engine.TensorModel.Tensor;
import org.overread.ai.volume.VoxelBox;

/** What a model gives for the patches of an image, as one tensor of the image's extents: [1, channels, height, width]. */
public final class WholeTensor implements VoxelSink {
    private final int channels;
    private final int height;
    private final int width;
    private final FloatBuffer values;

    public WholeTensor(int channels, int height, int width) {
        this.channels = channels;
        this.height = height;
        this.width = width;
        values = FloatBuffer.allocate(Math.multiplyExact(channels, Math.multiplyExact(height, width)));
    }

    public Tensor tensor() {
        return new Tensor(new long[] {1, channels, height, width}, values);
    }

    @Override
    public void take(FloatBuffer from, VoxelBox held, VoxelBox box) {
        float[] row = new float[box.width()];
        for (int c = 0; c < channels; c++) {
            for (int y = box.y0(); y < box.y1(); y++) {
                from.get((c * held.height() + y - held.y0()) * held.width() + box.x0() - held.x0(), row);
                values.put((c * height + y) * width + box.x0(), row);
            }
        }
    }
}
