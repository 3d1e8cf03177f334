package org.overread.viewer.viewport;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DicomException;
import org.overread.core.image.ImageFrame;
import org.overread.core.measurement.FrameValues;
import org.overread.core.measurement.VolumeValues;
import org.overread.core.study.Series;
import org.overread.core.study.Slice;
import org.overread.core.study.SliceStack;
import org.overread.viewer.theme.Texts;

/** Reads the slices of a stack of a series, and what they measure. Thread: blocks for disk and decoder. */
public record StackReading(Series series, SliceStack stack, FrameLoader loader) {

    /**
     * One slice.
     *
     * @throws DicomException MALFORMED where it is not of the size that its header states
     */
    public ImageFrame frame(Slice slice) throws IOException {
        ImageFrame frame = loader.load(new StackFrame(slice.ref(), slice.instance(), Optional.of(slice.plane())));
        if (frame.columns() != slice.columns() || frame.rows() != slice.rows()) {
            throw new DicomException(DicomException.Kind.MALFORMED, "the frame is not of the size its header states");
        }
        return frame;
    }

    /** What a slice measures. @throws DicomException UNSUPPORTED for colour */
    public FrameValues values(Slice slice, ImageFrame frame) throws DicomException {
        return FrameValues.of(series, slice.instance(), frame)
                .orElseThrow(() -> new DicomException(DicomException.Kind.UNSUPPORTED, Texts.of("fusion.colour")));
    }

    /** Is given what a slice measures when it has been read. */
    @FunctionalInterface
    public interface SliceTaken {
        /** @throws InterruptedException where the rest is not wanted any more */
        void take(FrameValues slice) throws InterruptedException;
    }

    /**
     * Reads all slices.
     *
     * @param each is given one after the other; an interrupted thread ends reading
     * @throws DicomException UNSUPPORTED for colour, and where they measure different things
     */
    public VolumeValues volume(SliceTaken each) throws IOException, InterruptedException {
        List<FrameValues> slices = new ArrayList<>();
        for (Slice slice : stack.slices()) {
            FrameValues values = values(slice, frame(slice));
            slices.add(values);
            each.take(values);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return volume(slices);
    }

    /** Of all slices, in their order. @throws DicomException UNSUPPORTED where they measure different things */
    public VolumeValues volume(List<FrameValues> slices) throws DicomException {
        return VolumeValues.of(stack.geometry().orElseThrow(), slices);
    }
}
