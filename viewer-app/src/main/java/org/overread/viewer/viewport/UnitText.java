package org.overread.viewer.viewport;

import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Unit;
import org.overread.core.measurement.MeasurementCodes;
import org.overread.viewer.theme.Texts;

/** Units of measured values as readers know them. */
public final class UnitText {
    /** Of CT numbers that were modified and are no Hounsfield units any more. Standard: PS3.3 C.11.1.1.2. */
    private static final String MODIFIED_HOUNSFIELD = "[hnsf'U]{modified}";

    /** Empty for a number without unit. */
    public static String of(CodedConcept quantity, Unit unit) {
        if (quantity.equals(MeasurementCodes.STORED_VALUE)) {
            return Texts.of("measure.stored");
        }
        if (unit.ucum().equals(MODIFIED_HOUNSFIELD)) {
            return "HU_MOD";
        }
        return unit.ucum().replaceAll("\\{.*}", "").replace("[hnsf'U]", "HU");
    }

    private UnitText() {}
}
