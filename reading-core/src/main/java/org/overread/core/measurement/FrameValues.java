package org.overread.core.measurement;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Unit;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PixelPadding;
import org.overread.core.image.RealFrame;
import org.overread.core.reformat.SliceValues;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;

/**
 * The values of a decoded frame that a region's mean and the like are of: SUV where the file gives it, else Hounsfield
 * units, else the first real world mapping that has a unit, else a PET image's own units, else what the file rescales them to,
 * else "stored values" without a unit (invariant I2). Padding has no value, nor has what lies outside a mapping's range.
 */
public final class FrameValues implements PixelValues {
    private final ImageFrame frame;
    private final Optional<PixelPadding> padding;
    private final Meaning meaning;

    /** What a stored value stands for. */
    private record Meaning(CodedConcept quantity, Unit unit, DoubleUnaryOperator ofStored) {}

    private FrameValues(ImageFrame frame, Optional<PixelPadding> padding, Meaning meaning) {
        this.frame = frame;
        this.padding = padding;
        this.meaning = meaning;
    }

    /**
     * Of a frame as read from an instance of a series; empty in colour, which has no single values.
     *
     * @throws IllegalArgumentException where the frame is of another instance
     */
    public static Optional<FrameValues> of(Series series, Instance instance, ImageFrame frame) {
        if (!frame.ref().sopInstanceUid().equals(instance.sopInstanceUid())) {
            throw new IllegalArgumentException("a frame of another instance");
        }
        var said = org.overread.core.study.PixelValues.of(
                series, instance, frame.ref().frameNumber());
        return lut(frame).map(lut -> new FrameValues(frame, said.padding(), meaning(said, lut, instance)));
    }

    /** Real numbers are in modality units already. */
    private static Optional<ModalityLut> lut(ImageFrame frame) {
        return switch (frame) {
            case GreyFrame grey -> Optional.of(grey.modalityLut());
            case RealFrame real -> Optional.of(ModalityLut.linear(1, 0, real.unit()));
            default -> Optional.empty();
        };
    }

    private static Meaning meaning(org.overread.core.study.PixelValues said, ModalityLut lut, Instance instance) {
        return said.suv().scales().stream()
                .findFirst()
                .map(scale -> new Meaning(
                        MeasurementCodes.suv(scale.basis()),
                        MeasurementCodes.suvUnit(scale.basis()),
                        stored -> scale.factor() * lut.apply(stored)))
                .or(() -> Optional.of(lut)
                        .filter(one -> one.unit().equals("HU"))
                        .map(hu -> new Meaning(MeasurementCodes.ATTENUATION, MeasurementCodes.HOUNSFIELD, lut::apply)))
                .or(() -> said.mappings().stream()
                        .filter(mapping -> mapping.unit().scheme().equals("UCUM")
                                && !mapping.unit().value().equals("1"))
                        .findFirst()
                        .map(mapping -> new Meaning(
                                MeasurementCodes.realWorld(mapping),
                                new Unit(mapping.unit().value(), mapping.unit().meaning()),
                                stored -> mapping.value(stored).orElse(Double.NaN))))
                .or(() -> MeasurementCodes.petUnit(instance.header())
                        .map(unit -> new Meaning(MeasurementCodes.ACTIVITY, unit, lut::apply)))
                .orElseGet(() -> unnamed(lut));
    }

    /** As the pointer tells them: what a file rescales from frame to frame could not be compared as stored. */
    private static Meaning unnamed(ModalityLut lut) {
        return lut.equals(ModalityLut.IDENTITY)
                ? new Meaning(MeasurementCodes.STORED_VALUE, Unit.NONE, stored -> stored)
                : new Meaning(
                        MeasurementCodes.rescaled(lut.unit()), MeasurementCodes.rescaledUnit(lut.unit()), lut::apply);
    }

    @Override
    public int columns() {
        return frame.columns();
    }

    @Override
    public int rows() {
        return frame.rows();
    }

    @Override
    public double value(int column, int row) {
        int index = row * frame.columns() + column;
        double stored = switch (frame) {
            case GreyFrame grey -> grey.storedValue(index);
            case RealFrame real -> real.values()[index];
            default -> Double.NaN;
        };
        boolean none = Double.isNaN(stored)
                || padding.filter(range -> range.contains(stored)).isPresent();
        return none ? Double.NaN : meaning.ofStored().applyAsDouble(stored);
    }

    /** The same values, for sampling planes between the pixels of many frames. */
    public SliceValues forSampling() {
        return switch (frame) {
            case GreyFrame grey -> SliceValues.of(grey, padding, meaning.ofStored());
            case RealFrame real -> SliceValues.of(real, meaning.ofStored());
            default -> throw new IllegalStateException("a frame without single values");
        };
    }

    @Override
    public CodedConcept quantity() {
        return meaning.quantity();
    }

    @Override
    public Unit unit() {
        return meaning.unit();
    }
}
