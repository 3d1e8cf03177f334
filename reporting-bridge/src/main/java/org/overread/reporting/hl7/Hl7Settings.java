package org.overread.reporting.hl7;

/**
 * Who sends and who receives, as the interface engine of a site knows them (MSH-3 to MSH-6), and MSH-11 ("P" production,
 * "T" training, "D" debugging).
 */
public record Hl7Settings(
        String sendingApplication,
        String sendingFacility,
        String receivingApplication,
        String receivingFacility,
        String processingId) {

    /** For a site that has configured nothing. */
    public static final Hl7Settings DEFAULT = new Hl7Settings("OVERREAD", "", "", "", "P");
}
