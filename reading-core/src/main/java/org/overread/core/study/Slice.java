package org.overread.core.study;

import java.util.OptionalDouble;
import org.overread.core.dicom.Tag;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PlacedFrame;

/** A frame of a series with its place in the patient. {@code frameNumber} counts from 1. */
public record Slice(Instance instance, int frameNumber, ImagePlane plane) {

    public FrameRef ref() {
        return new FrameRef(instance.sopInstanceUid(), frameNumber);
    }

    public int columns() {
        return instance.header().integer(Tag.Columns).orElse(0);
    }

    public int rows() {
        return instance.header().integer(Tag.Rows).orElse(0);
    }

    public PlacedFrame placed() {
        return new PlacedFrame(plane, columns(), rows());
    }

    /** Slice Thickness, mm; empty where not stated. */
    public OptionalDouble thicknessMm() {
        OptionalDouble stated = FunctionalGroups.of(instance.header(), Tag.PixelMeasuresSequence, frameNumber)
                .orElse(instance.header())
                .number(Tag.SliceThickness);
        return stated.isPresent() && stated.getAsDouble() > 0 ? stated : OptionalDouble.empty();
    }
}
