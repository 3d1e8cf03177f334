package org.overread.ai.generic;

import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import org.overread.ai.input.TensorGrid;
import org.overread.ai.input.ValueScaling;
import org.overread.ai.input.VolumeTensor;
import org.overread.ai.input.VolumeValues;
import org.overread.ai.model.ModelChannel;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelInput.Interpolation;
import org.overread.ai.patch.PatchRun;
import org.overread.ai.volume.SliceWorkers;
import org.overread.core.image.Volume;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;
import org.overread.core.inference.RunReason;

/**
 * The input tensor of a run, channel by channel, outside the heap: the first channel is of the volume that results lie on;
 * each further one a copy of it, or of a volume of its own, resampled onto the same grid in the patient.
 */
final class ChannelTensor implements AutoCloseable {
    private final ModelInput input;
    private final Volume volume;
    private final TensorGrid grid;
    private final SliceWorkers workers;
    private final Arena arena = Arena.ofShared();
    private final FloatBuffer values;
    private int filled;

    ChannelTensor(ModelInput input, Volume volume, TensorGrid grid, SliceWorkers workers) {
        this.input = input;
        this.volume = volume;
        this.grid = grid;
        this.workers = workers;
        try {
            values = PatchRun.direct(arena, (long) channels(input) * grid.voxels());
            fill(grid, volume, input.interpolation(), input.normalisation());
            while (input.beside().isEmpty() && filled < channels(input)) {
                values.put(filled++ * grid.voxels(), values, 0, grid.voxels());
            }
        } catch (RuntimeException | Error e) {
            // nobody has it yet who could close it
            arena.close();
            throw e;
        }
    }

    /** Of the tensor that patches are cut from: slices get their neighbours when they are cut. */
    static int channels(ModelInput input) {
        return input.dimensions() == ModelInput.Dimensions.SLAB ? 1 : input.channels();
    }

    TensorGrid grid() {
        return grid;
    }

    /** What results lie on. */
    Volume volume() {
        return volume;
    }

    /** @throws IllegalStateException where a channel is not filled */
    FloatBuffer values() {
        if (filled != channels(input)) {
            throw new IllegalStateException("a channel without values");
        }
        return values;
    }

    /**
     * Fills the next channel with a volume of its own.
     *
     * @param name of the channel, for the reader
     * @throws InferenceException NOT_ELIGIBLE where the volume is in another frame of reference
     */
    void beside(Volume other, String name) throws InferenceException {
        String here = volume.geometry().frameOfReferenceUid();
        if (!here.equals(other.geometry().frameOfReferenceUid())) {
            throw new InferenceException(
                    Kind.NOT_ELIGIBLE,
                    RunReason.of(RunReason.Code.CHANNEL, name, RunReason.of(RunReason.Code.OTHER_SPACE_THAN_FIRST)));
        }
        ModelChannel channel = input.beside().get(filled - 1);
        fill(
                new TensorGrid(other.geometry(), grid.tensor()),
                other,
                channel.interpolation(input),
                channel.normalisation(input));
    }

    private void fill(TensorGrid from, Volume source, Interpolation how, ModelInput.Normalisation normalisation) {
        int start = filled++ * grid.voxels();
        boolean nearest = how == Interpolation.NEAREST;
        new VolumeTensor(from, new VolumeValues(source), nearest).fill(values, start, workers);
        new ValueScaling(normalisation).apply(values, start, grid.voxels());
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
