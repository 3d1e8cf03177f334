package org.overread.core.finding;

/** The codes that the station itself states. Others come with models and settings. */
public final class Codes {
    public static final CodedConcept NODULE = new CodedConcept("27925004", "SCT", "Nodule");
    public static final CodedConcept MASS = new CodedConcept("4147007", "SCT", "Mass");
    public static final CodedConcept LUNG = new CodedConcept("39607008", "SCT", "Lung");
    public static final CodedConcept DIAMETER = new CodedConcept("81827009", "SCT", "Diameter");
    public static final CodedConcept VOLUME = new CodedConcept("118565006", "SCT", "Volume");

    private Codes() {}
}
