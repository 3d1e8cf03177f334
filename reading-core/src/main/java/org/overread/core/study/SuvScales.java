package org.overread.core.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.study.SuvScale.Basis;

/**
 * The standardized uptake values that a PET image gives, after the vendor-neutral calculation of QIBA's FDG-PET/CT profile:
 * from activity (BQML), Philips' counts (CNTS), or values that are SUV already (GML, CM2ML).
 *
 * @param scales by body weight first; lean body mass and body surface area where height and sex allow
 * @param refusal why there are none, in words; empty also where the image is no PET
 */
public record SuvScales(List<SuvScale> scales, Optional<String> refusal) {
    private static final String PHILIPS_PET = "Philips PET Private Group";
    private static final double HEAVIEST_KG = 700;

    public SuvScales {
        scales = List.copyOf(scales);
    }

    /** Of a frame (numbered from 1) of an image of a series: the series says when its first image was acquired. */
    public static SuvScales of(Series series, Instance instance, int frameNumber) {
        DataSet header = instance.header();
        if (!header.string(Tag.Modality).orElse(series.modality()).equals("PT")) {
            return new SuvScales(List.of(), Optional.empty());
        }
        try {
            List<SuvScale> scales = EnhancedPet.is(header)
                    ? fromEnhanced(series, new EnhancedPet(header, frameNumber))
                    : scales(series, header);
            return new SuvScales(scales, Optional.empty());
        } catch (SuvRefusal e) {
            return new SuvScales(List.of(), Optional.of(e.getMessage()));
        }
    }

    private static List<SuvScale> scales(Series series, DataSet header) throws SuvRefusal {
        String units = header.string(Tag.Units).orElse("");
        return switch (units) {
            case "GML" -> List.of(new SuvScale(statedBasis(header), 1));
            case "CM2ML" -> List.of(new SuvScale(Basis.BODY_SURFACE_AREA, 1));
            case "BQML" -> fromActivity(series, header, 1);
            case "CNTS" -> fromCounts(series, header);
            case "" -> throw new SuvRefusal("the image states no units");
            default -> throw new SuvRefusal("the image is in other units");
        };
    }

    private static Basis statedBasis(DataSet header) throws SuvRefusal {
        return switch (header.string(Tag.SUVType).orElse("BW")) {
            case "BW" -> Basis.BODY_WEIGHT;
            case "LBM", "LBMJAMES128", "LBMJANMA" -> Basis.LEAN_BODY_MASS;
            case "BSA" -> Basis.BODY_SURFACE_AREA;
            case "IBW" -> Basis.IDEAL_BODY_WEIGHT;
            default -> throw new SuvRefusal("an unknown type of SUV");
        };
    }

    /** Philips: a factor to SUV, else one to activity. */
    private static List<SuvScale> fromCounts(Series series, DataSet header) throws SuvRefusal {
        OptionalDouble suv = PrivateText.number(header, 0x7053, PHILIPS_PET, 0x00);
        if (suv.isPresent() && suv.getAsDouble() > 0) {
            return List.of(new SuvScale(Basis.BODY_WEIGHT, suv.getAsDouble()));
        }
        double activity = PrivateText.number(header, 0x7053, PHILIPS_PET, 0x09).orElse(0);
        if (!(activity > 0)) {
            throw new SuvRefusal("counts without a factor to activity");
        }
        return fromActivity(series, header, activity);
    }

    private static List<SuvScale> fromEnhanced(Series series, EnhancedPet image) throws SuvRefusal {
        image.requireCorrected();
        double perValue = image.activityPerValue();
        double dose = new InjectedDose(series, image.header()).at(image.correctedTo());
        return ofDose(image.header(), perValue, dose);
    }

    private static List<SuvScale> fromActivity(Series series, DataSet header, double perValue) throws SuvRefusal {
        requireCorrected(header);
        return ofDose(header, perValue, new InjectedDose(series, header).atReference());
    }

    private static List<SuvScale> ofDose(DataSet header, double perValue, double dose) throws SuvRefusal {
        double weightKg = header.number(Tag.PatientWeight).orElse(0);
        if (!(weightKg > 0)) {
            throw new SuvRefusal("the patient's weight is not stated");
        }
        if (weightKg > HEAVIEST_KG) {
            throw new SuvRefusal("the patient's weight is not in kilograms");
        }
        List<SuvScale> scales = new ArrayList<>();
        scales.add(new SuvScale(Basis.BODY_WEIGHT, perValue * weightKg * 1000 / dose));
        BodySize.of(header, weightKg).ifPresent(size -> {
            size.leanBodyMassKg()
                    .ifPresent(mass -> scales.add(new SuvScale(Basis.LEAN_BODY_MASS, perValue * mass * 1000 / dose)));
            scales.add(new SuvScale(Basis.BODY_SURFACE_AREA, perValue * size.surfaceM2() * 1e4 / dose));
        });
        return scales;
    }

    private static void requireCorrected(DataSet header) throws SuvRefusal {
        List<String> corrections = header.strings(Tag.CorrectedImage);
        if (!corrections.contains("ATTN")) {
            throw new SuvRefusal("not corrected for attenuation");
        }
        if (!corrections.contains("DECY")) {
            throw new SuvRefusal("not corrected for decay");
        }
    }
}
