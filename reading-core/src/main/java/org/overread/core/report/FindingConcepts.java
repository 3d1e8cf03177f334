package org.overread.core.report;

import org.overread.core.finding.CodedConcept;

/** Names of what is said of a finding (PS3.16 TID 1410, 1411, 1419, 4019): the same in SR, FHIR and HL7. */
public final class FindingConcepts {
    public static final CodedConcept FINDING = dcm("121071", "Finding");
    public static final CodedConcept FINDING_SITE = sct("363698007", "Finding Site");
    public static final CodedConcept LATERALITY = sct("272741003", "Laterality");
    public static final CodedConcept TRACKING_IDENTIFIER = dcm("112039", "Tracking Identifier");
    public static final CodedConcept TRACKING_UID = dcm("112040", "Tracking Unique Identifier");
    public static final CodedConcept CERTAINTY = dcm("111012", "Certainty of Finding");
    public static final CodedConcept MEASUREMENT_METHOD = sct("370129005", "Measurement Method");
    public static final CodedConcept ALGORITHM_NAME = dcm("111001", "Algorithm Name");
    public static final CodedConcept ALGORITHM_VERSION = dcm("111003", "Algorithm Version");

    private static CodedConcept dcm(String value, String meaning) {
        return new CodedConcept(value, "DCM", meaning);
    }

    private static CodedConcept sct(String value, String meaning) {
        return new CodedConcept(value, "SCT", meaning);
    }

    private FindingConcepts() {}
}
