package org.overread.core.report;

/**
 * Which station wrote a document (Enhanced General Equipment, PS3.3 C.7.5.2; MSH-3 in HL7 v2).
 *
 * @param serialNumber tells this installation from others of the same model
 */
public record StationIdentity(String manufacturer, String model, String softwareVersion, String serialNumber) {

    public StationIdentity {
        if (manufacturer.isBlank() || model.isBlank() || softwareVersion.isBlank() || serialNumber.isBlank()) {
            throw new IllegalArgumentException("a station needs manufacturer, model, software version, serial number");
        }
    }
}
