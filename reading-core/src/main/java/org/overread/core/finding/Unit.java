package org.overread.core.finding;

/** A unit of measurement, UCUM code and its meaning. */
public record Unit(String ucum, String meaning) {
    public static final Unit MILLIMETRE = new Unit("mm", "millimeter");
    public static final Unit MILLILITRE = new Unit("ml", "milliliter");
    public static final Unit PERCENT = new Unit("%", "percent");

    public CodedConcept code() {
        return new CodedConcept(ucum, "UCUM", meaning);
    }
}
