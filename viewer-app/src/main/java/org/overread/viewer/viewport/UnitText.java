package org.overread.viewer.viewport;

import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Unit;
import org.overread.core.measurement.MeasurementCodes;
import org.overread.viewer.theme.Texts;

/** Units of measured values as readers know them. */
public final class UnitText {

    /** Empty for a number without unit. */
    public static String of(CodedConcept quantity, Unit unit) {
        if (quantity.equals(MeasurementCodes.STORED_VALUE)) {
            return Texts.of("measure.stored");
        }
        return unit.ucum().replaceAll("\\{.*}", "").replace("[hnsf'U]", "HU");
    }

    private UnitText() {}
}
