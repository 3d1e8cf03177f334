package org.overread.core.finding;

import java.util.List;
import java.util.Optional;
import org.overread.core.image.PatientPoint;

/**
 * What is claimed: the part of a finding that a reader may modify.
 *
 * @param label what it is (121071, DCM "Finding")
 * @param site where in the body (363698007, SCT "Finding Site")
 * @param centre mm LPS+, in the finding's frame of reference; empty where the image has no place in the patient
 * @param measurements the first is the one shown as the finding's size
 * @param characteristics qualities that were told from the mask; absent where unknown, and once a reader has changed box or size
 * @param mask the segment; absent once a reader has changed box or size, since it no longer shows what is claimed
 */
public record FindingClaim(
        CodedConcept label,
        Optional<CodedConcept> site,
        Optional<Laterality> laterality,
        Optional<PatientPoint> centre,
        Mark.Box box,
        List<Measurement> measurements,
        List<Characteristic> characteristics,
        Optional<Mark.Mask> mask) {

    /** One whose qualities are not known. */
    public FindingClaim(
            CodedConcept label,
            Optional<CodedConcept> site,
            Optional<Laterality> laterality,
            Optional<PatientPoint> centre,
            Mark.Box box,
            List<Measurement> measurements,
            Optional<Mark.Mask> mask) {
        this(label, site, laterality, centre, box, measurements, List.of(), mask);
    }

    /** One with a place in the patient. */
    public FindingClaim(
            CodedConcept label,
            Optional<CodedConcept> site,
            Optional<Laterality> laterality,
            PatientPoint centre,
            Mark.Box box,
            List<Measurement> measurements,
            Optional<Mark.Mask> mask) {
        this(label, site, laterality, Optional.of(centre), box, measurements, mask);
    }

    public FindingClaim {
        measurements = List.copyOf(measurements);
        characteristics = List.copyOf(characteristics);
    }

    /** The first measurement of a quantity. */
    public Optional<Measurement> measurement(CodedConcept quantity) {
        return measurements.stream()
                .filter(m -> m.quantity().sameCode(quantity))
                .findFirst();
    }

    public FindingClaim withLabel(CodedConcept changed) {
        return new FindingClaim(changed, site, laterality, centre, box, measurements, characteristics, mask);
    }

    public FindingClaim withSite(Optional<CodedConcept> changedSite, Optional<Laterality> changedSide) {
        return new FindingClaim(label, changedSite, changedSide, centre, box, measurements, characteristics, mask);
    }

    /** The reader's own size replaces all measurements; the model's mask, and what was told from it, is dropped with them. */
    public FindingClaim withReaderDiameter(double diameterMm) {
        Measurement diameter = new Measurement(Codes.DIAMETER, diameterMm, Unit.MILLIMETRE, Measurement.Source.READER);
        return new FindingClaim(label, site, laterality, centre, box, List.of(diameter), Optional.empty());
    }

    /** The reader's own box; the model's mask is dropped, and the qualities that were told from it. */
    public FindingClaim withBox(Mark.Box changed, Optional<PatientPoint> changedCentre) {
        return new FindingClaim(label, site, laterality, changedCentre, changed, measurements, Optional.empty());
    }
}
