package org.overread.core.study;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.OptionalDouble;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.ModalityLut;

/**
 * What an enhanced PET image states otherwise than a classic one: corrections one by one, the moment of decay correction,
 * units by its real world value mapping (PS3.3 C.8.22).
 */
record EnhancedPet(DataSet header, int frameNumber) {
    private static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.130";
    private static final double SAME = 1e-6;

    static boolean is(DataSet header) {
        return header.string(Tag.SOPClassUID).filter(SOP_CLASS::equals).isPresent();
    }

    void requireCorrected() throws SuvRefusal {
        requireYes(Tag.AttenuationCorrected, "not corrected for attenuation");
        requireYes(Tag.DecayCorrected, "not corrected for decay");
    }

    private void requireYes(int tag, String refusal) throws SuvRefusal {
        if (!header.string(tag).orElse("").equals("YES")) {
            throw new SuvRefusal(refusal);
        }
    }

    LocalDateTime correctedTo() throws SuvRefusal {
        return header.string(Tag.DecayCorrectionDateTime)
                .flatMap(PetTimes::dateTime)
                .orElseThrow(() -> new SuvRefusal("the time of decay correction is not stated"));
    }

    /** Bq/ml that a modality value of 1 stands for. */
    double activityPerValue() throws SuvRefusal {
        ModalityLut modality = modality();
        if (activity(modality.unit()).isPresent()) {
            return activity(modality.unit()).getAsDouble();
        }
        List<RealWorldMapping> mappings = RealWorldMappings.of(header, frameNumber);
        for (RealWorldMapping mapping : mappings) {
            OptionalDouble unit = activity(mapping.unit().value());
            if (unit.isPresent()
                    && mapping.scale() instanceof RealWorldMapping.Scale.Linear real
                    && modality instanceof ModalityLut.Linear shown
                    && isProportional(real, shown)) {
                return unit.getAsDouble() * real.slope() / shown.slope();
            }
        }
        throw new SuvRefusal(mappings.isEmpty() ? "the image states no units" : "the image is in other units");
    }

    private ModalityLut modality() throws SuvRefusal {
        try {
            return ModalityLuts.of(header, frameNumber);
        } catch (IOException e) {
            throw new SuvRefusal("its modality transformation cannot be read");
        }
    }

    /** Whether a modality value of 0 is no activity. */
    private static boolean isProportional(RealWorldMapping.Scale.Linear real, ModalityLut.Linear shown) {
        double one = real.intercept() * shown.slope();
        double other = shown.intercept() * real.slope();
        return Math.abs(one - other) <= SAME * Math.max(Math.abs(one), Math.abs(other));
    }

    private static OptionalDouble activity(String unit) {
        return switch (unit) {
            case "Bq/ml", "Bq/mL", "BQML" -> OptionalDouble.of(1);
            case "kBq/ml", "kBq/mL" -> OptionalDouble.of(1000);
            default -> OptionalDouble.empty();
        };
    }
}
