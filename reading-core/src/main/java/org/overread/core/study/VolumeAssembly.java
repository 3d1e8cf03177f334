package org.overread.core.study;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.Volume;
import org.overread.core.image.VolumeGeometry;

/**
 * Makes a volume of a volumetric series or of one stack of it, classic or enhanced multi-frame; frames are decoded on all
 * cores.
 *
 * <p>Errors: {@link DicomException} UNSUPPORTED, with the reason, for what is not evenly spaced; TOO_LARGE beyond half of
 * the memory that the process may use; as {@link FrameReader}, naming the first slice that cannot be read.
 */
public final class VolumeAssembly {
    private final SliceDecoding decoding;

    public VolumeAssembly(FrameReader frames) {
        this(frames, Runtime.getRuntime().availableProcessors());
    }

    /** @param threads to decode frames on */
    public VolumeAssembly(FrameReader frames, int threads) {
        this.decoding = new SliceDecoding(frames, threads);
    }

    /** {@linkplain Series#volume The volume} of the series; refused where it has none. */
    public Volume assemble(Series series) throws IOException, InterruptedException {
        Optional<SliceStack> stack = series.volume();
        if (stack.isEmpty()) {
            throw new DicomException(Kind.UNSUPPORTED, "the series is not a volume: " + reason(series));
        }
        return assemble(stack.get());
    }

    /**
     * One stack. Of a tilted gantry the volume is {@linkplain VolumeGeometry#sheared sheared}: places are right, but what
     * computes on rectangular voxels must resample it first.
     */
    public Volume assemble(SliceStack stack) throws IOException, InterruptedException {
        if (stack.geometry().isEmpty()) {
            String why = stack.slices().size() < 2 ? "a single slice" : String.join("; ", stack.warnings());
            throw new DicomException(Kind.UNSUPPORTED, "the slices are not a volume: " + why);
        }
        VolumeGeometry grid = stack.geometry().get();
        if (grid.voxels() * 2 > Runtime.getRuntime().maxMemory() / 2) {
            throw new DicomException(Kind.TOO_LARGE, "a volume of " + grid.voxels() + " voxels");
        }
        List<ImagePlane> planes = stack.slices().stream().map(Slice::plane).toList();
        return new Volume(grid, planes, decoding.decode(stack.slices()));
    }

    private static String reason(Series series) {
        if (!series.warnings().isEmpty()) {
            return String.join("; ", series.warnings());
        }
        return series.frames() == 1 ? "a single slice" : "its images have no common geometry";
    }
}
