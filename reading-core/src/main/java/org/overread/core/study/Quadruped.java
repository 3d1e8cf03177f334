package org.overread.core.study;

import java.util.Locale;
import java.util.Set;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.PatientAxes;

/** Whether the patient is a quadruped, whose axes have other names (PS3.3 C.7.6.2.1.1). */
final class Quadruped {
    private static final Set<String> TRUNK = Set.of(
            "ABDOMEN",
            "CHEST",
            "THORAX",
            "NECK",
            "CSPINE",
            "TSPINE",
            "LSPINE",
            "TLSPINE",
            "SSPINE",
            "SPINE",
            "PELVIS",
            "TAIL",
            "HEART",
            "LIVER",
            "KIDNEY",
            "LUNG",
            "ABDOMENPELVIS",
            "CHESTABDOMEN",
            "CHESTABDPELVIS",
            "WHOLEBODY");

    static boolean is(DataSet header) {
        return header.string(Tag.AnatomicalOrientationType)
                .filter("QUADRUPED"::equals)
                .isPresent();
    }

    static PatientAxes axes(DataSet header) {
        if (!is(header)) {
            return PatientAxes.BIPED;
        }
        String part = header.string(Tag.BodyPartExamined).orElse("").toUpperCase(Locale.ROOT);
        return TRUNK.contains(part) ? PatientAxes.QUADRUPED_TRUNK : PatientAxes.QUADRUPED_OTHER;
    }

    private Quadruped() {}
}
