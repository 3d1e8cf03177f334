package org.overread.core.parametric;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DicomException;
import org.overread.core.image.FrameRef;
import org.overread.core.image.RealFrame;
import org.overread.core.reference.SeriesReference;
import org.overread.core.study.Instance;
import org.overread.core.study.RealFrameReader;
import org.overread.core.study.RealWorldMapping;

/**
 * A Parametric Map (PS3.3 A.75, C.8.32): a quantity in each pixel, stored as floating point numbers or 16-bit integers.
 *
 * @param columns of every frame
 * @param referenced the series and images it was computed from
 * @param stored the pixels, as stored, without a scale
 */
public record ParametricMap(
        String sopInstanceUid,
        Optional<String> contentLabel,
        Optional<String> contentDescription,
        Optional<String> frameOfReferenceUid,
        int columns,
        int rows,
        List<MapFrame> frames,
        List<SeriesReference> referenced,
        Instance stored) {
    public ParametricMap {
        frames = List.copyOf(frames);
        referenced = List.copyOf(referenced);
    }

    /**
     * The parametric map that an instance is. Pixels stay in its file.
     *
     * <p>Errors: {@link DicomException} MISSING_ATTRIBUTE and MALFORMED, with the attribute's keyword and the frame;
     * UNSUPPORTED for another SOP class or more than one sample a pixel.
     */
    public static ParametricMap of(Instance instance) throws DicomException {
        return new ParametricMapReader(instance).read();
    }

    /** The values of a frame as stored, without a unit: floating point numbers, or integers. Errors: as {@link RealFrameReader}. */
    public RealFrame storedValues(MapFrame frame) throws IOException {
        return new RealFrameReader().read(stored, frame.number());
    }

    /**
     * The values of a frame in the unit of one of its quantities; NaN where a pixel's value is not mapped, or none.
     *
     * <p>Errors: as {@link RealFrameReader}; {@link IllegalArgumentException} for the quantity of another frame.
     */
    public RealFrame values(MapFrame frame, RealWorldMapping quantity) throws IOException {
        if (!frame.quantities().contains(quantity)) {
            throw new IllegalArgumentException("not a quantity of frame " + frame.number());
        }
        RealFrame asStored = storedValues(frame);
        double[] values = asStored.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = quantity.value(values[i]).orElse(Double.NaN);
        }
        FrameRef ref = new FrameRef(sopInstanceUid, frame.number());
        return new RealFrame(ref, columns, rows, values, quantity.unit().value(), asStored.warnings());
    }
}
