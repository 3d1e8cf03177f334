package org.overread.core.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DicomException;
import org.overread.core.image.FrameRef;
import org.overread.core.measurement.Annotation;
import org.overread.core.measurement.AnnotationNumbers;
import org.overread.core.measurement.FrameValues;
import org.overread.core.measurement.Measured;
import org.overread.core.measurement.MeasuredAnnotation;
import org.overread.core.measurement.Shape;
import org.overread.core.measurement.VolumeValues;
import org.overread.core.study.ImageFrameReader;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.Slice;
import org.overread.core.study.SliceStack;
import org.overread.core.study.Study;

/** The numbers of what was drawn, from the study's own files. Thread: blocks for the disk and the decoder. */
public final class MeasurementReading {
    private SliceStack lastStack;
    private Optional<VolumeValues> lastVolume = Optional.empty();

    /** @throws IllegalArgumentException where the study does not have what was drawn on */
    public static List<MeasuredAnnotation> of(Study study, List<Annotation> drawn) {
        MeasurementReading reading = new MeasurementReading();
        return drawn.stream()
                .map(annotation -> new MeasuredAnnotation(annotation, reading.numbers(study, annotation)))
                .toList();
    }

    private List<Measured> numbers(Study study, Annotation annotation) {
        FrameRef frame = annotation.place().frame();
        Series series = study.series().stream()
                .filter(one -> of(one, frame).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a measurement on an instance that the study does not have: " + frame.sopInstanceUid()));
        Instance instance = of(series, frame).orElseThrow();
        if (annotation.place().plane().isPresent()) {
            return onPlane(series, annotation);
        }
        Optional<FrameValues> values =
                annotation.shape() instanceof Shape.Region ? values(series, instance, frame) : Optional.empty();
        return AnnotationNumbers.of(annotation.shape(), instance.calibration(frame.frameNumber()), values);
    }

    private List<Measured> onPlane(Series series, Annotation annotation) {
        SliceStack stack = series.volumeAround(annotation.place().frame())
                .filter(one -> one.geometry().isPresent())
                .orElseThrow(() -> new IllegalArgumentException("a measurement on a plane of no volume"));
        Optional<VolumeValues> values =
                annotation.shape() instanceof Shape.Region ? volume(series, stack) : Optional.empty();
        return AnnotationNumbers.onPlane(
                annotation.shape(),
                annotation.place().plane().orElseThrow(),
                stack.slices().getFirst().plane().spacing().origin(),
                values);
    }

    /** Read once for all that is measured in it, one after another. */
    private Optional<VolumeValues> volume(Series series, SliceStack stack) {
        if (!stack.equals(lastStack)) {
            lastVolume = Optional.empty();
            lastVolume = values(series, stack);
            lastStack = stack;
        }
        return lastVolume;
    }

    private static Optional<VolumeValues> values(Series series, SliceStack stack) {
        List<FrameValues> frames = new ArrayList<>();
        for (Slice slice : stack.slices()) {
            values(series, slice.instance(), slice.ref()).ifPresent(frames::add);
        }
        try {
            return frames.size() == stack.slices().size()
                    ? Optional.of(VolumeValues.of(stack.geometry().orElseThrow(), frames))
                    : Optional.empty();
        } catch (DicomException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instance> of(Series series, FrameRef frame) {
        return series.instances().stream()
                .filter(one -> one.sopInstanceUid().equals(frame.sopInstanceUid()))
                .findFirst();
    }

    /** Absent where the pixels are no single numbers, or cannot be read: lengths and areas need none. */
    private static Optional<FrameValues> values(Series series, Instance instance, FrameRef frame) {
        try {
            return FrameValues.of(series, instance, new ImageFrameReader().read(instance, frame.frameNumber()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private MeasurementReading() {}
}
