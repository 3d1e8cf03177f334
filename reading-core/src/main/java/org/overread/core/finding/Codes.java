package org.overread.core.finding;

/** The codes that the station itself states. Others come with models and settings. */
public final class Codes {
    public static final CodedConcept NODULE = new CodedConcept("27925004", "SCT", "Nodule");
    public static final CodedConcept MASS = new CodedConcept("4147007", "SCT", "Mass");
    public static final CodedConcept LUNG = new CodedConcept("39607008", "SCT", "Lung");
    public static final CodedConcept DIAMETER = new CodedConcept("81827009", "SCT", "Diameter");
    public static final CodedConcept VOLUME = new CodedConcept("118565006", "SCT", "Volume");

    /** What a nodule of the lung is made of, with its values; RadElement set RDES195 "Pulmonary Nodule". */
    public static final CodedConcept COMPOSITION = new CodedConcept("RDE1301", "RADELEMENT", "Composition");

    public static final CodedConcept SOLID = new CodedConcept("RID50151", "RADLEX", "Solid pulmonary nodule");
    public static final CodedConcept PART_SOLID = new CodedConcept("RID50152", "RADLEX", "Part-solid pulmonary nodule");
    public static final CodedConcept GROUND_GLASS =
            new CodedConcept("RID50153", "RADLEX", "Non-solid pulmonary nodule");
    public static final CodedConcept SOLID_COMPONENT_SIZE =
            new CodedConcept("RDE1303", "RADELEMENT", "Solid component size");

    private Codes() {}
}
