package org.overread.core.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Unit;
import org.overread.core.image.GreyFrame;
import org.overread.core.study.Instance;

/**
 * The values of a decoded frame: in modality units where the file says what they are, else "stored values" without a unit
 * (invariant I2). Padding has no value.
 */
public final class FrameValues implements PixelValues {
    /** Units (0054,1001) of PET images that have a UCUM unit and a meaning of their own (PS3.3 C.8.9.1.1.3). */
    private static final Map<String, Unit> PET_UNITS = Map.of(
            "BQML", new Unit("Bq/ml", "Becquerels/milliliter"),
            "CNTS", new Unit("{counts}", "Counts"),
            "CPS", new Unit("{counts}/s", "Counts per second"));

    private final GreyFrame frame;
    private final CodedConcept quantity;
    private final Unit unit;
    private final boolean stored;
    private final Optional<Padding> padding;

    /** Stored values from least to most that stand for no value (PS3.3 C.7.5.1.1.2). */
    private record Padding(int least, int most) {
        boolean holds(int value) {
            return value >= least && value <= most;
        }
    }

    private FrameValues(GreyFrame frame, Instance instance, CodedConcept quantity, Unit unit) {
        this.frame = frame;
        this.quantity = quantity;
        this.unit = unit;
        this.stored = quantity.equals(MeasurementCodes.STORED_VALUE);
        this.padding = padding(instance.header(), frame.unsigned());
    }

    /** @param instance that the frame was read from */
    public static FrameValues of(GreyFrame frame, Instance instance) {
        if (!frame.ref().sopInstanceUid().equals(instance.sopInstanceUid())) {
            throw new IllegalArgumentException("a frame of another instance");
        }
        String type = frame.modalityLut().unit();
        if (type.equals("HU")) {
            return new FrameValues(frame, instance, MeasurementCodes.ATTENUATION, MeasurementCodes.HOUNSFIELD);
        }
        Optional<Unit> pet = instance.header()
                .string(Tag.Modality)
                .filter("PT"::equals)
                .flatMap(any -> instance.header().string(Tag.Units))
                .map(PET_UNITS::get);
        if (pet.isPresent()) {
            return new FrameValues(frame, instance, MeasurementCodes.ACTIVITY, pet.get());
        }
        return new FrameValues(frame, instance, MeasurementCodes.STORED_VALUE, Unit.NONE);
    }

    private static Optional<Padding> padding(DataSet header, boolean unsigned) {
        List<Integer> limits = new ArrayList<>();
        header.integer(Tag.PixelPaddingValue).ifPresent(value -> limits.add(asStored(value, unsigned)));
        header.integer(Tag.PixelPaddingRangeLimit).ifPresent(value -> limits.add(asStored(value, unsigned)));
        return header.integer(Tag.PixelPaddingValue).isEmpty()
                ? Optional.empty()
                : Optional.of(new Padding(
                        limits.stream().mapToInt(Integer::intValue).min().orElseThrow(),
                        limits.stream().mapToInt(Integer::intValue).max().orElseThrow()));
    }

    /** Padding may be given with the other sign than the pixels have; its bits tell what is meant. */
    private static int asStored(int value, boolean unsigned) {
        return unsigned ? value & 0xFFFF : (short) value;
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
        int value = frame.storedValue(row * frame.columns() + column);
        if (padding.filter(pad -> pad.holds(value)).isPresent()) {
            return Double.NaN;
        }
        return stored ? value : frame.modalityValue(column, row);
    }

    @Override
    public CodedConcept quantity() {
        return quantity;
    }

    @Override
    public Unit unit() {
        return unit;
    }
}
