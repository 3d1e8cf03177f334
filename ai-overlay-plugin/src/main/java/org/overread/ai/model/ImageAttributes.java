package org.overread.ai.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PixelSpacing;
import org.overread.core.study.FunctionalGroups;
import org.overread.core.study.Instance;

/** What the criteria ask of one frame; what an enhanced image says of that frame goes before what it says of all. Absent is empty. */
record ImageAttributes(Instance instance, int frameNumber) {
    private static final double DAYS_A_YEAR = 365.25;
    private static final List<Integer> FRAME_TYPES =
            List.of(Tag.MRImageFrameTypeSequence, Tag.CTImageFrameTypeSequence, Tag.PETFrameTypeSequence);

    /** @param stated Body Part Examined of the series */
    List<String> bodyPart(String stated) {
        if (!stated.isBlank()) {
            return List.of(stated);
        }
        DataSet anatomy = group(Tag.FrameAnatomySequence);
        return meanings(anatomy.contains(Tag.AnatomicRegionSequence) ? anatomy : header(), Tag.AnatomicRegionSequence);
    }

    List<String> view() {
        List<String> position = header().strings(Tag.ViewPosition);
        return position.stream().anyMatch(view -> !view.isBlank())
                ? position
                : meanings(header(), Tag.ViewCodeSequence);
    }

    List<String> laterality() {
        return header()
                .string(Tag.ImageLaterality)
                .filter(side -> !side.isBlank())
                .or(() -> group(Tag.FrameAnatomySequence).string(Tag.FrameLaterality))
                .filter(side -> !side.isBlank())
                .or(() -> header().string(Tag.Laterality))
                .stream()
                .toList();
    }

    /** "with", "without"; empty where no attribute says, which is not the same. */
    List<String> contrast() {
        List<String> administered =
                FunctionalGroups.items(header(), Tag.ContrastBolusUsageSequence, frameNumber).stream()
                        .flatMap(usage -> usage.string(Tag.ContrastBolusAgentAdministered).stream())
                        .toList();
        if (!administered.isEmpty()) {
            return List.of(administered.contains("YES") ? "with" : "without");
        }
        if (!header().items(Tag.ContrastBolusAgentSequence).isEmpty()) {
            return List.of("with");
        }
        return header().string(Tag.ContrastBolusAgent).map(String::strip).filter(agent -> !agent.isEmpty()).stream()
                .map(agent ->
                        List.of("NO", "NONE", "WITHOUT").contains(agent.toUpperCase(Locale.ROOT)) ? "without" : "with")
                .toList();
    }

    List<String> imageType() {
        for (int macro : FRAME_TYPES) {
            List<String> ofFrame = group(macro).strings(Tag.FrameType);
            if (!ofFrame.isEmpty()) {
                return ofFrame;
            }
        }
        return header().strings(Tag.ImageType);
    }

    /** In the terms of Scanning Sequence, of enhanced images too: SE, GR, IR, EP, RM. */
    List<String> scanningSequence() {
        List<String> stated = header().strings(Tag.ScanningSequence);
        if (!stated.isEmpty()) {
            return stated;
        }
        List<String> terms = new ArrayList<>();
        String echoes = header().string(Tag.EchoPulseSequence).orElse("");
        if (echoes.equals("SPIN") || echoes.equals("BOTH")) {
            terms.add("SE");
        }
        if (echoes.equals("GRADIENT") || echoes.equals("BOTH")) {
            terms.add("GR");
        }
        if (group(Tag.MRModifierSequence)
                .string(Tag.InversionRecovery)
                .filter("YES"::equals)
                .isPresent()) {
            terms.add("IR");
        }
        return terms;
    }

    OptionalDouble inversionTimeMs() {
        OptionalDouble ofFrame = positive(group(Tag.MRModifierSequence), Tag.InversionTimes);
        return ofFrame.isPresent() ? ofFrame : positive(header(), Tag.InversionTime);
    }

    List<String> kernel() {
        DataSet reconstruction = group(Tag.CTReconstructionSequence);
        return (reconstruction.contains(Tag.ConvolutionKernel) ? reconstruction : header())
                .strings(Tag.ConvolutionKernel);
    }

    List<String> manufacturer() {
        return header().string(Tag.Manufacturer).stream().toList();
    }

    List<String> sex() {
        return header().string(Tag.PatientSex).stream().toList();
    }

    /** Patient's Age in years, of whatever unit; else from birth date and the day of the study. */
    OptionalDouble ageYears() {
        Optional<String> age =
                header().string(Tag.PatientAge).map(String::strip).filter(text -> text.matches("[0-9]{3}[DWMY]"));
        if (age.isEmpty()) {
            return ageByBirth();
        }
        int count = Integer.parseInt(age.get().substring(0, 3));
        return OptionalDouble.of(
                switch (age.get().charAt(3)) {
                    case 'D' -> count / DAYS_A_YEAR;
                    case 'W' -> count * 7 / DAYS_A_YEAR;
                    case 'M' -> count / 12.0;
                    default -> count;
                });
    }

    OptionalDouble thicknessMm() {
        DataSet measures = group(Tag.PixelMeasuresSequence);
        return positive(measures.contains(Tag.SliceThickness) ? measures : header(), Tag.SliceThickness);
    }

    OptionalDouble echoTimeMs() {
        OptionalDouble effective = positive(group(Tag.MREchoSequence), Tag.EffectiveEchoTime);
        return effective.isPresent() ? effective : positive(header(), Tag.EchoTime);
    }

    OptionalDouble repetitionTimeMs() {
        OptionalDouble ofFrame = positive(group(Tag.MRTimingAndRelatedParametersSequence), Tag.RepetitionTime);
        return ofFrame.isPresent() ? ofFrame : positive(header(), Tag.RepetitionTime);
    }

    /** In the patient where the frame has a place there, else as the image states; empty where it states none. */
    Optional<PixelSpacing> spacing() {
        return instance.plane(frameNumber).map(ImagePlane::spacing).or(() -> instance.spacing(frameNumber));
    }

    OptionalDouble millimetres(Optional<PixelSpacing> spacing, ToDoubleFunction<PixelSpacing> between) {
        return spacing.isPresent() ? OptionalDouble.of(between.applyAsDouble(spacing.get())) : OptionalDouble.empty();
    }

    private OptionalDouble ageByBirth() {
        Optional<LocalDate> born = date(Tag.PatientBirthDate);
        Optional<LocalDate> studied = date(Tag.StudyDate);
        if (born.isEmpty() || studied.isEmpty() || born.get().isAfter(studied.get())) {
            return OptionalDouble.empty();
        }
        Period age = Period.between(born.get(), studied.get());
        return OptionalDouble.of(age.getYears() + age.getMonths() / 12.0 + age.getDays() / DAYS_A_YEAR);
    }

    private Optional<LocalDate> date(int tag) {
        try {
            return header().string(tag).map(text -> LocalDate.parse(text.strip(), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static OptionalDouble positive(DataSet dataSet, int tag) {
        OptionalDouble value = dataSet.number(tag);
        return value.isPresent() && value.getAsDouble() > 0 ? value : OptionalDouble.empty();
    }

    private static List<String> meanings(DataSet dataSet, int sequence) {
        return dataSet.item(sequence).flatMap(code -> code.string(Tag.CodeMeaning)).stream()
                .toList();
    }

    private DataSet group(int macro) {
        return FunctionalGroups.of(header(), macro, frameNumber).orElse(new DataSet());
    }

    private DataSet header() {
        return instance.header();
    }
}
