package org.overread.core.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.CodedConcept;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.Study;

/**
 * The imaging procedure that a report is about, as a code (121058, DCM "Procedure reported"; OBR-4): never the algorithm.
 *
 * <p>The study's own Procedure Code Sequence (0008,1032) where it has one; else a code for modality and body part; else
 * one for the modality; else "Imaging procedure" (PS3.16 CID 100).
 */
public final class ImagingProcedure {
    private static final CodedConcept IMAGING = new CodedConcept("363679005", "SCT", "Imaging procedure");
    private static final CodedConcept CT = new CodedConcept("25045-6", "LN", "CT unspecified body region");
    private static final CodedConcept CT_CHEST = new CodedConcept("24627-2", "LN", "CT Chest");
    private static final CodedConcept CT_HEAD = new CodedConcept("24725-4", "LN", "CT Head");
    private static final CodedConcept MR = new CodedConcept("25056-3", "LN", "MRI unspecified body region");
    private static final CodedConcept MR_BRAIN = new CodedConcept("24590-2", "LN", "Brain MRI");
    private static final CodedConcept NM = new CodedConcept("49118-3", "LN", "NM unspecified body region");
    private static final CodedConcept PET = new CodedConcept("44136-0", "LN", "PET unspecified body region");

    public static CodedConcept of(Study study) {
        Stream<DataSet> headers = study.series().stream()
                .flatMap(series -> series.instances().stream())
                .map(Instance::header);
        return headers.map(ImagingProcedure::ownCode)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> ofModality(study.series()));
    }

    private static Optional<CodedConcept> ownCode(DataSet header) {
        return Stream.of(Tag.ProcedureCodeSequence, Tag.RequestedProcedureCodeSequence)
                .flatMap(tag -> header.items(tag).stream())
                .map(ImagingProcedure::code)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<CodedConcept> code(DataSet item) {
        Optional<String> value = item.string(Tag.CodeValue).or(() -> item.string(Tag.LongCodeValue));
        Optional<String> scheme = item.string(Tag.CodingSchemeDesignator);
        Optional<String> meaning = item.string(Tag.CodeMeaning);
        return value.isPresent() && scheme.isPresent() && meaning.isPresent()
                ? Optional.of(new CodedConcept(value.get(), scheme.get(), meaning.get()))
                : Optional.empty();
    }

    private static CodedConcept ofModality(List<Series> series) {
        for (Series one : series) {
            String bodyPart = one.bodyPart().toUpperCase(Locale.ROOT);
            switch (one.modality()) {
                case "CT" -> {
                    return switch (bodyPart) {
                        case "CHEST", "LUNG", "THORAX" -> CT_CHEST;
                        case "HEAD", "BRAIN" -> CT_HEAD;
                        default -> CT;
                    };
                }
                case "MR" -> {
                    return bodyPart.equals("BRAIN") || bodyPart.equals("HEAD") ? MR_BRAIN : MR;
                }
                case "NM" -> {
                    return NM;
                }
                case "PT" -> {
                    return PET;
                }
                default -> {
                    // SR, SEG, KO and others say nothing of the procedure; look further
                }
            }
        }
        return IMAGING;
    }

    private ImagingProcedure() {}
}
