package org.overread.core.radiotherapy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.reference.InstanceReference;
import org.overread.core.study.Instance;

/**
 * What an RT Plan is called and refers to (PS3.3 A.20.3); not how it is delivered.
 *
 * @param geometry PATIENT or TREATMENT_DEVICE
 * @param structureSets the structure sets it was made on
 * @param doses the doses it was made with
 * @param beams Beam Number and Beam Name of each beam
 */
public record TreatmentPlan(
        String sopInstanceUid,
        String label,
        Optional<String> name,
        Optional<String> description,
        Optional<String> geometry,
        List<InstanceReference> structureSets,
        List<InstanceReference> doses,
        List<Beam> beams) {

    /** A beam's name. */
    public record Beam(int number, Optional<String> name) {}

    public TreatmentPlan {
        structureSets = List.copyOf(structureSets);
        doses = List.copyOf(doses);
        beams = List.copyOf(beams);
    }

    /** Errors: {@link DicomException} MISSING_ATTRIBUTE, with the attribute's keyword; UNSUPPORTED for another SOP class. */
    public static TreatmentPlan of(Instance instance) throws DicomException {
        DataSet header = instance.header();
        if (!instance.sopClassUid().equals(SopClass.RT_PLAN)) {
            throw new DicomException(Kind.UNSUPPORTED, "no plan, but SOP class " + instance.sopClassUid());
        }
        return new TreatmentPlan(
                instance.sopInstanceUid(),
                Required.string(header, Tag.RTPlanLabel),
                header.string(Tag.RTPlanName),
                header.string(Tag.RTPlanDescription),
                header.string(Tag.RTPlanGeometry),
                InstanceReference.all(header, Tag.ReferencedStructureSetSequence),
                InstanceReference.all(header, Tag.ReferencedDoseSequence),
                beams(header));
    }

    private static List<Beam> beams(DataSet header) throws DicomException {
        List<Beam> beams = new ArrayList<>();
        for (DataSet beam : header.items(Tag.BeamSequence)) {
            beams.add(new Beam(Required.integer(beam, Tag.BeamNumber), beam.string(Tag.BeamName)));
        }
        return beams;
    }
}
