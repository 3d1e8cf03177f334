package org.overread.core.sr;

import org.overread.core.finding.CodedConcept;

/** Names and values of content items, as the templates of PS3.16 give them. */
final class Concepts {
    static final CodedConcept IMAGING_MEASUREMENT_REPORT = dcm("126000", "Imaging Measurement Report");
    static final CodedConcept IMAGING_MEASUREMENTS = dcm("126010", "Imaging Measurements");
    static final CodedConcept QUALITATIVE_EVALUATIONS = new CodedConcept("C0034375", "UMLS", "Qualitative Evaluations");
    static final CodedConcept MEASUREMENT_GROUP = dcm("125007", "Measurement Group");
    static final CodedConcept LANGUAGE = dcm("121049", "Language of Content Item and Descendants");
    static final CodedConcept ENGLISH = new CodedConcept("en", "RFC5646", "English");
    static final CodedConcept PROCEDURE_REPORTED = dcm("121058", "Procedure reported");
    static final CodedConcept COMMENT = dcm("121106", "Comment");

    static final CodedConcept OBSERVER_TYPE = dcm("121005", "Observer Type");
    static final CodedConcept PERSON = dcm("121006", "Person");
    static final CodedConcept DEVICE = dcm("121007", "Device");
    static final CodedConcept PERSON_NAME = dcm("121008", "Person Observer Name");
    static final CodedConcept PERSON_ORGANIZATION = dcm("121009", "Person Observer's Organization Name");
    static final CodedConcept PERSON_ROLE = dcm("121011", "Person Observer's Role in this Procedure");
    static final CodedConcept VERIFYING = dcm("121098", "Verifying");
    static final CodedConcept DEVICE_UID = dcm("121012", "Device Observer UID");
    static final CodedConcept DEVICE_NAME = dcm("121013", "Device Observer Name");
    static final CodedConcept DEVICE_MANUFACTURER = dcm("121014", "Device Observer Manufacturer");
    static final CodedConcept DEVICE_MODEL = dcm("121015", "Device Observer Model Name");

    static final CodedConcept OF_INTEREST = dcm("113000", "Of Interest");

    static final CodedConcept IMAGE_REGION = dcm("111030", "Image Region");
    static final CodedConcept SOURCE_OF_MEASUREMENT = dcm("121112", "Source of Measurement");
    static final CodedConcept DERIVATION = dcm("121401", "Derivation");
    static final CodedConcept GEOMETRIC_PURPOSE = dcm("130400", "Geometric purpose of region");
    static final CodedConcept BOUNDED_BY = sct("75958009", "Bounded by");
    static final CodedConcept SERIES_SEGMENTED = dcm("121232", "Source series for segmentation");
    static final CodedConcept REFERENCED_SEGMENT = dcm("121191", "Referenced Segment");
    static final CodedConcept SEGMENTATION_SOURCE = dcm("121233", "Source image for segmentation");

    static final CodedConcept ALGORITHM_FAMILY = dcm("111000", "Algorithm Family");
    static final CodedConcept ARTIFICIAL_INTELLIGENCE = dcm("123110", "Artificial Intelligence");
    static final CodedConcept ALGORITHM_PARAMETERS = dcm("111002", "Algorithm Parameters");

    static final CodedConcept PROCESSING_EQUIPMENT = dcm("109102", "Processing Equipment");
    static final CodedConcept SEGMENTATION = dcm("113076", "Segmentation");
    static final CodedConcept PROCESSING_SOURCE = dcm("121322", "Source image for image processing operation");
    static final CodedConcept ANATOMICAL_STRUCTURE = sct("123037004", "Anatomical Structure");
    static final CodedConcept ABNORMAL_STRUCTURE = sct("49755003", "Morphologically Abnormal Structure");

    static final CodedConcept PROCESSING_SUMMARY = dcm("111017", "CAD Processing and Findings Summary");
    static final CodedConcept ANALYSED_SERIES = dcm("112002", "Series Instance UID");

    private static CodedConcept dcm(String value, String meaning) {
        return new CodedConcept(value, "DCM", meaning);
    }

    private static CodedConcept sct(String value, String meaning) {
        return new CodedConcept(value, "SCT", meaning);
    }

    private Concepts() {}
}
