package org.overread.core.finding;

/** A unit of measurement, UCUM code and its meaning. */
public record Unit(String ucum, String meaning) {
    public static final Unit MILLIMETRE = new Unit("mm", "millimeter");
    public static final Unit MILLILITRE = new Unit("ml", "milliliter");
    public static final Unit PERCENT = new Unit("%", "percent");
    /** Of a pure number (PS3.16 7.2.2). */
    public static final Unit NONE = new Unit("1", "no units");

    public CodedConcept code() {
        return new CodedConcept(ucum, "UCUM", meaning);
    }
}
