package org.overread.core.finding;

/** The side of a finding; an unknown side is an absent Laterality. */
public enum Laterality {
    RIGHT(new CodedConcept("24028007", "SCT", "Right")),
    LEFT(new CodedConcept("7771000", "SCT", "Left"));

    private final CodedConcept code;

    Laterality(CodedConcept code) {
        this.code = code;
    }

    public CodedConcept code() {
        return code;
    }
}
