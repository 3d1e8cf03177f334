package org.overread.core.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomDictionary;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;

/**
 * An attribute by which images in one place can be told apart.
 *
 * @param name for the reader
 * @param unit of its values; empty where they have none
 * @param value of a slice, as text; empty where it has none
 */
record SliceAttribute(String name, String unit, Function<Slice, String> value) {
    private static final int LONGEST = 40;

    private static final MathContext NINE_DIGITS = new MathContext(9);

    /** Attributes whose equal values belong together, the most telling first. */
    static final List<SliceAttribute> VALUES = List.of(
            of("Stack", "", Tag.FrameContentSequence, Tag.StackID),
            of("Temporal Position", "", Tag.FrameContentSequence, Tag.TemporalPositionIndex),
            of("Temporal Position", "", Tag.TemporalPositionIdentifier),
            of("Time", "s", Tag.TemporalPositionSequence, Tag.TemporalPositionTimeOffset),
            of("Echo Time", "ms", Tag.MREchoSequence, Tag.EffectiveEchoTime),
            of("Echo Time", "ms", Tag.EchoTime),
            of("Echo", "", Tag.EchoNumbers),
            new SliceAttribute("b-value", "s/mm²", DiffusionAttributes::bValue),
            new SliceAttribute("gradient", "", DiffusionAttributes::gradient),
            of("cardiac phase", "%", Tag.CardiacSynchronizationSequence, Tag.NominalPercentageOfCardiacPhase),
            of("cardiac phase", "%", Tag.NominalPercentageOfCardiacPhase),
            of("trigger delay", "ms", Tag.CardiacSynchronizationSequence, Tag.NominalCardiacTriggerDelayTime),
            of(
                    "respiratory phase",
                    "%",
                    Tag.RespiratorySynchronizationSequence,
                    Tag.NominalPercentageOfRespiratoryPhase),
            new SliceAttribute("", "", SliceAttribute::imageType),
            of("Inversion Time", "ms", Tag.InversionTime),
            of("Flip Angle", "°", Tag.FlipAngle),
            of("KVP", "kV", Tag.KVP),
            of("Convolution Kernel", "", Tag.ConvolutionKernel),
            new SliceAttribute(
                    "Slice Thickness", "mm", slice -> number(slice.thicknessMm().orElse(Double.NaN))),
            of("Frame Reference Time", "ms", Tag.FrameReferenceTime),
            vector("energy window", Tag.EnergyWindowVector),
            vector("detector", Tag.DetectorVector),
            vector("R-R interval", Tag.RRIntervalVector),
            vector("time slot", Tag.TimeSlotVector),
            vector("phase", Tag.PhaseVector),
            of("Acquisition", "", Tag.FrameContentSequence, Tag.FrameAcquisitionNumber),
            of("Acquisition", "", Tag.AcquisitionNumber),
            of("Contrast Agent", "", Tag.ContrastBolusAgent));

    /** Attributes that differ from slice to slice as well: only their order in each place tells phases apart. */
    static final List<SliceAttribute> ORDERS = List.of(
            of("Trigger Time", "ms", Tag.TriggerTime),
            of("Acquisition Time", "", Tag.FrameContentSequence, Tag.FrameAcquisitionDateTime),
            of("Acquisition Time", "", Tag.AcquisitionDateTime),
            new SliceAttribute("Acquisition Time", "", SliceAttribute::acquisitionTime));

    /** The dimensions of an enhanced multi-frame image, but for those that say where a frame lies (PS3.3 C.7.6.17). */
    static List<SliceAttribute> dimensions(DataSet header) {
        List<SliceAttribute> dimensions = new ArrayList<>();
        List<DataSet> items = header.items(Tag.DimensionIndexSequence);
        for (int i = 0; i < items.size() && i < 16; i++) {
            int[] pointer = items.get(i).tags(Tag.DimensionIndexPointer);
            boolean place = pointer.length == 0
                    || pointer[0] == Tag.ImagePositionPatient
                    || pointer[0] == Tag.InStackPositionNumber
                    || pointer[0] == Tag.ImagePositionVolume;
            if (!place) {
                int index = i;
                String name = DicomDictionary.entry(pointer[0])
                        .map(entry -> DicomDictionary.keyword(pointer[0]))
                        .orElse("dimension " + (i + 1));
                dimensions.add(new SliceAttribute(name, "", slice -> index(slice, index)));
            }
        }
        return dimensions;
    }

    /** The value as the reader sees it, with name and unit. */
    String label(String text) {
        String shown = text.isEmpty() ? "none" : text.substring(0, Math.min(text.length(), LONGEST));
        return (name + " " + shown + (unit.isEmpty() || text.isEmpty() ? "" : " " + unit)).strip();
    }

    private static SliceAttribute of(String name, String unit, int tag) {
        return new SliceAttribute(name, unit, slice -> text(slice.instance().header(), tag));
    }

    private static SliceAttribute of(String name, String unit, int macro, int tag) {
        return new SliceAttribute(
                name,
                unit,
                slice -> FunctionalGroups.of(slice.instance().header(), macro, slice.frameNumber())
                        .map(item -> text(item, tag))
                        .orElse(""));
    }

    private static SliceAttribute vector(String name, int tag) {
        return new SliceAttribute(name, "", slice -> at(slice.instance().header(), tag, slice.frameNumber() - 1));
    }

    private static String index(Slice slice, int dimension) {
        return FunctionalGroups.of(slice.instance().header(), Tag.FrameContentSequence, slice.frameNumber())
                .map(content -> at(content, Tag.DimensionIndexValues, dimension))
                .orElse("");
    }

    private static String at(DataSet dataSet, int tag, int index) {
        double[] values = dataSet.numbers(tag);
        return index < values.length ? number(values[index]) : "";
    }

    /** Image Type, or Frame Type of enhanced images, with Complex Image Component. */
    private static String imageType(Slice slice) {
        DataSet header = slice.instance().header();
        for (int macro :
                new int[] {Tag.MRImageFrameTypeSequence, Tag.CTImageFrameTypeSequence, Tag.PETFrameTypeSequence}) {
            var frameType = FunctionalGroups.of(header, macro, slice.frameNumber());
            if (frameType.isPresent()) {
                return (text(frameType.get(), Tag.FrameType) + " " + text(frameType.get(), Tag.ComplexImageComponent))
                        .strip();
            }
        }
        return text(header, Tag.ImageType);
    }

    static String text(DataSet dataSet, int tag) {
        boolean time = DicomDictionary.vr(tag) == Vr.DT;
        double[] numbers = time ? new double[0] : dataSet.numbers(tag);
        return numbers.length > 0
                ? Arrays.stream(numbers).mapToObj(SliceAttribute::number).collect(Collectors.joining("\\"))
                : String.join("\\", dataSet.strings(tag));
    }

    /** Date and time as one number, so that what was acquired after midnight comes after what was before. */
    private static String acquisitionTime(Slice slice) {
        DataSet header = slice.instance().header();
        return header.string(Tag.AcquisitionTime)
                .map(time -> header.string(Tag.AcquisitionDate).orElse("") + time)
                .orElse("");
    }

    /** Nine digits: what is equal but for rounding is equal. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        return Double.isFinite(value)
                ? new BigDecimal(value).round(NINE_DIGITS).stripTrailingZeros().toPlainString()
                : "";
    }
}
