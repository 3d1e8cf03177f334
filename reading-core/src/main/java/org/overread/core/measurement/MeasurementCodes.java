package org.overread.core.measurement;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Unit;
import org.overread.core.study.RealWorldMapping;
import org.overread.core.study.SuvScale;

/** What is measured, how numbers sum up, and the units, as coded concepts (PS3.16 CID 7470, 7464, 3488; UCUM). */
public final class MeasurementCodes {
    public static final CodedConcept LENGTH = sct("410668003", "Length");
    public static final CodedConcept LONG_AXIS = sct("103339001", "Long Axis");
    public static final CodedConcept SHORT_AXIS = sct("103340004", "Short Axis");
    public static final CodedConcept AREA = sct("42798000", "Area");
    public static final CodedConcept ANGLE = sct("1483009", "Angle");
    public static final CodedConcept ATTENUATION = new CodedConcept("112031", "DCM", "Attenuation Coefficient");
    public static final CodedConcept ACTIVITY =
            new CodedConcept("110821", "DCM", "Nuclear Medicine Tomographic Activity");
    /** Code of values that the file rescales without saying what they then are; its meaning holds the Rescale Type, if any. */
    public static final String RESCALED = "RESCALEDVALUE";
    /** Values that the file gives no meaning, no unit and no rescale to. */
    public static final CodedConcept STORED_VALUE = new CodedConcept("STOREDVALUE", "99OVERREAD", "Stored value");

    public static final CodedConcept SUV_BODY_WEIGHT = new CodedConcept("126401", "DCM", "SUVbw");

    public static final CodedConcept MEAN = sct("373098007", "Mean");
    public static final CodedConcept STANDARD_DEVIATION = sct("386136009", "Standard Deviation");
    public static final CodedConcept MINIMUM = sct("255605001", "Minimum");
    public static final CodedConcept MAXIMUM = sct("56851009", "Maximum");

    public static final Unit SQUARE_MILLIMETRE = new Unit("mm2", "square millimeter");
    public static final Unit DEGREE = new Unit("deg", "degree");
    public static final Unit HOUNSFIELD = new Unit("[hnsf'U]", "Hounsfield unit");
    public static final Unit PIXELS = new Unit("{pixels}", "pixels");
    public static final Unit SQUARE_PIXELS = new Unit("{pixels}2", "square pixels");

    /** Units (0054,1001) of PET images that have a UCUM unit and are no uptake values (PS3.3 C.8.9.1.1.3). */
    private static final Map<String, Unit> PET_UNITS = Map.of(
            "BQML", new Unit("Bq/ml", "Becquerels/milliliter"),
            "CNTS", new Unit("{counts}", "Counts"),
            "CPS", new Unit("{counts}/s", "Counts per second"));

    /** Rescale Types (PS3.3 C.11.1.1.2), and units of PET, that have a UCUM unit. */
    private static final Map<String, Unit> RESCALE_UNITS = Map.of(
            "HU_MOD", new Unit("[hnsf'U]{modified}", "modified Hounsfield unit"),
            "MGML", new Unit("mg/ml", "milligram per milliliter"),
            "PCT", Unit.PERCENT,
            "PCNT", Unit.PERCENT,
            "GY", new Unit("Gy", "Gray"));

    /** SUV by what the dose is spread over (PS3.16 CID 85). */
    static CodedConcept suv(SuvScale.Basis basis) {
        return switch (basis) {
            case BODY_WEIGHT -> SUV_BODY_WEIGHT;
            case LEAN_BODY_MASS -> new CodedConcept("126402", "DCM", "SUVlbm");
            case BODY_SURFACE_AREA -> new CodedConcept("126403", "DCM", "SUVbsa");
            case IDEAL_BODY_WEIGHT -> new CodedConcept("126404", "DCM", "SUVibw");
        };
    }

    /** Whether a quantity is a standardized uptake value, on whatever basis. */
    public static boolean isSuv(CodedConcept quantity) {
        return Arrays.stream(SuvScale.Basis.values()).map(MeasurementCodes::suv).anyMatch(quantity::equals);
    }

    static Unit suvUnit(SuvScale.Basis basis) {
        return new Unit(basis.unit() + "{" + basis.quantity() + "}", basis.quantity() + " " + basis.unit());
    }

    /** What a real world mapping says its values are: by the code of its quantity, else in its own words. */
    static CodedConcept realWorld(RealWorldMapping mapping) {
        return mapping.quantity()
                .orElseGet(() -> new CodedConcept(
                        "REALWORLDVALUE",
                        "99OVERREAD",
                        mapping.title().isBlank() ? "Real World Value" : mapping.title()));
    }

    static Optional<Unit> petUnit(DataSet header) {
        return header.string(Tag.Modality)
                .filter("PT"::equals)
                .flatMap(any -> header.string(Tag.Units))
                .map(PET_UNITS::get);
    }

    /** @param type Rescale Type, or a PET image's units; empty where the file names none */
    static CodedConcept rescaled(String type) {
        return new CodedConcept(RESCALED, "99OVERREAD", "Rescaled value" + (type.isEmpty() ? "" : " (" + type + ")"));
    }

    /** As {@link #rescaled}: of a type that has no UCUM unit the type itself, as an annotation. */
    static Unit rescaledUnit(String type) {
        Unit named = type.matches("\\w+") ? new Unit("{" + type + "}", type) : Unit.NONE;
        return RESCALE_UNITS.getOrDefault(type, named);
    }

    private static CodedConcept sct(String value, String meaning) {
        return new CodedConcept(value, "SCT", meaning);
    }

    private MeasurementCodes() {}
}
