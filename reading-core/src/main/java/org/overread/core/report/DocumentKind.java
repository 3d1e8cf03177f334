package org.overread.core.report;

/** The documents made of one signed report. */
public enum DocumentKind {
    /** Comprehensive 3D SR, TID 1500. */
    SR,
    /** Segmentation. */
    SEG,
    /** Key Object Selection, TID 2010. */
    KOS,
    /** FHIR R4 Bundle. */
    FHIR,
    /** HL7 v2.5.1 ORU^R01. */
    ORU
}
