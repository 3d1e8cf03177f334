package org.overread.reporting.hl7;

import org.overread.core.finding.CodedConcept;

/** Names of observations (OBX-3) about the report as a whole. */
final class Hl7Codes {
    static final CodedConcept NARRATIVE = new CodedConcept("18782-3", "LN", "Radiology Study observation (narrative)");
    static final CodedConcept STUDY_INSTANCE_UID = new CodedConcept("110180", "DCM", "Study Instance UID");

    private Hl7Codes() {}
}
