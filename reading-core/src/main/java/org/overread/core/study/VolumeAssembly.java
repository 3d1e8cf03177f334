package org.overread.core.study;

import java.io.IOException;
import java.util.List;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.Volume;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.study.SeriesGeometry.Slice;

/**
 * Makes a volume of a volumetric series, classic or enhanced multi-frame; frames are decoded on all cores.
 *
 * <p>Errors: {@link DicomException} UNSUPPORTED, with the reason, for a series that is not volumetric; TOO_LARGE beyond
 * half of the memory that the process may use; as {@link FrameReader}, naming the first slice that cannot be read.
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

    public Volume assemble(Series series) throws IOException, InterruptedException {
        SeriesGeometry geometry = SeriesGeometry.of(series.instances());
        if (!series.volumetric() || !geometry.volumetric()) {
            throw new DicomException(Kind.UNSUPPORTED, reason(series, geometry));
        }
        List<Slice> slices = geometry.slices();
        VolumeGeometry grid = grid(slices, geometry.spacingMm());
        if (grid.voxels() * 2 > Runtime.getRuntime().maxMemory() / 2) {
            throw new DicomException(Kind.TOO_LARGE, "a volume of " + grid.voxels() + " voxels");
        }
        List<ImagePlane> planes = slices.stream().map(Slice::plane).toList();
        return new Volume(grid, planes, decoding.decode(slices));
    }

    private static String reason(Series series, SeriesGeometry geometry) {
        List<String> warnings = series.warnings().isEmpty() ? geometry.warnings() : series.warnings();
        return "the series is not a volume: "
                + (warnings.isEmpty() ? "its images have no common geometry" : String.join("; ", warnings));
    }

    private static VolumeGeometry grid(List<Slice> slices, double spacingK) {
        Slice first = slices.get(0);
        ImagePlane plane = first.plane();
        return new VolumeGeometry(
                plane.frameOfReferenceUid(),
                first.columns(),
                first.rows(),
                slices.size(),
                plane.firstPixelCentre(),
                plane.alongRow(),
                plane.alongColumn(),
                plane.normal(),
                plane.spacing().betweenColumnsMm(),
                plane.spacing().betweenRowsMm(),
                spacingK);
    }
}
