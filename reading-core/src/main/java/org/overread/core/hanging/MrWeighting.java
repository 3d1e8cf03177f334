package org.overread.core.hanging;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.study.DiffusionAttributes;
import org.overread.core.study.FunctionalGroups;

/**
 * What makes the contrast of MR images, as far as attributes tell: Acquisition Contrast (PS3.3 C.8.13.3.1.1) where it is
 * stated, else Image Type, b-value, sequence and times. Series descriptions are not asked here.
 */
public enum MrWeighting {
    T1,
    T2,
    FLAIR,
    STIR,
    PROTON_DENSITY,
    DWI,
    ADC,
    T2_STAR;

    private static final double LONG_INVERSION_MS = 1400;
    private static final double SHORT_INVERSION_MS = 300;
    private static final double LONG_ECHO_MS = 70;
    private static final double SHORT_ECHO_MS = 30;
    private static final double LONG_REPETITION_MS = 2000;
    private static final double SHORT_REPETITION_MS = 1000;
    private static final double STAR_ECHO_MS = 15;

    /** Of a frame, numbered from 1; empty where the attributes do not tell. */
    static Optional<MrWeighting> of(DataSet header, int frame) {
        List<String> type = header.strings(Tag.ImageType);
        if (type.stream().anyMatch(value -> value.equals("ADC") || value.startsWith("ADC_"))) {
            return Optional.of(ADC);
        }
        Optional<String> stated = FunctionalGroups.of(header, Tag.MRImageFrameTypeSequence, frame)
                .orElse(header)
                .string(Tag.AcquisitionContrast)
                .or(() -> header.string(Tag.AcquisitionContrast));
        return stated.flatMap(MrWeighting::stated)
                .or(() -> diffusion(header, type, frame))
                .or(() -> times(header, frame));
    }

    private static Optional<MrWeighting> stated(String contrast) {
        return switch (contrast) {
            case "T1" -> Optional.of(T1);
            case "T2" -> Optional.of(T2);
            case "FLUID_ATTENUATED" -> Optional.of(FLAIR);
            case "STIR" -> Optional.of(STIR);
            case "PROTON_DENSITY" -> Optional.of(PROTON_DENSITY);
            case "DIFFUSION" -> Optional.of(DWI);
            case "T2_STAR" -> Optional.of(T2_STAR);
            default -> Optional.empty();
        };
    }

    private static Optional<MrWeighting> diffusion(DataSet header, List<String> type, int frame) {
        boolean weighted = DiffusionAttributes.bValue(header, frame).stream().anyMatch(b -> b > 0)
                || type.contains("DIFFUSION")
                || type.contains("TRACEW");
        return weighted ? Optional.of(DWI) : Optional.empty();
    }

    private static Optional<MrWeighting> times(DataSet header, int frame) {
        DataSet timing = FunctionalGroups.of(header, Tag.MRTimingAndRelatedParametersSequence, frame)
                .orElse(header);
        OptionalDouble echo = first(
                FunctionalGroups.of(header, Tag.MREchoSequence, frame)
                        .map(item -> item.number(Tag.EffectiveEchoTime))
                        .orElse(OptionalDouble.empty()),
                header.number(Tag.EchoTime));
        OptionalDouble repetition = first(timing.number(Tag.RepetitionTime), header.number(Tag.RepetitionTime));
        if (echo.isEmpty() || repetition.isEmpty()) {
            return Optional.empty();
        }
        List<String> sequence = header.strings(Tag.ScanningSequence);
        OptionalDouble inversion = header.number(Tag.InversionTime);
        boolean angiography = header.string(Tag.AngioFlag).filter("Y"::equals).isPresent()
                || header.strings(Tag.SequenceVariant).contains("TOF");
        if (angiography) {
            return Optional.empty();
        }
        return sequence.contains("GR")
                ? gradientEcho(header, echo.getAsDouble())
                : spinEcho(sequence, new Times(echo.getAsDouble(), repetition.getAsDouble(), inversion));
    }

    /** Units: ms. */
    private record Times(double echo, double repetition, OptionalDouble inversion) {}

    private static Optional<MrWeighting> gradientEcho(DataSet header, double echo) {
        boolean prepared = header.strings(Tag.SequenceVariant).contains("MP")
                || header.number(Tag.InversionTime).stream().anyMatch(ms -> ms > 0);
        if (echo >= STAR_ECHO_MS) {
            return Optional.of(T2_STAR);
        }
        return prepared ? Optional.of(T1) : Optional.empty();
    }

    private static Optional<MrWeighting> spinEcho(List<String> sequence, Times times) {
        boolean known = sequence.contains("SE") || sequence.contains("IR");
        boolean inverted = sequence.contains("IR") && times.inversion().isPresent();
        if (!known) {
            return Optional.empty();
        }
        if (inverted) {
            double inversion = times.inversion().getAsDouble();
            if (inversion >= LONG_INVERSION_MS && times.echo() >= LONG_ECHO_MS) {
                return Optional.of(FLAIR);
            }
            return inversion > 0 && inversion <= SHORT_INVERSION_MS
                    ? Optional.of(STIR)
                    : Optional.of(T1).filter(any -> times.echo() <= SHORT_ECHO_MS);
        }
        if (times.repetition() <= SHORT_REPETITION_MS && times.echo() <= SHORT_ECHO_MS) {
            return Optional.of(T1);
        }
        if (times.repetition() >= LONG_REPETITION_MS && times.echo() >= LONG_ECHO_MS) {
            return Optional.of(T2);
        }
        return times.repetition() >= LONG_REPETITION_MS && times.echo() <= SHORT_ECHO_MS
                ? Optional.of(PROTON_DENSITY)
                : Optional.empty();
    }

    private static OptionalDouble first(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() ? one : other;
    }
}
