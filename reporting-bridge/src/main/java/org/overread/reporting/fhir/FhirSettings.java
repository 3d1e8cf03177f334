package org.overread.reporting.fhir;

import java.util.Map;
import org.overread.core.dicom.Uids;

/**
 * Which identifier systems a site's FHIR server knows its issuers by.
 *
 * @param systems URI by the name of an issuer: issuers of patient IDs, identifier schemes of readers, and "accession" for
 *     accession numbers. An issuer without one gets a URI of its own, so that its identifiers match no other's by accident
 */
public record FhirSettings(Map<String, String> systems) {
    public static final FhirSettings DEFAULT = new FhirSettings(Map.of());

    public FhirSettings {
        systems = Map.copyOf(systems);
    }

    String system(String kind, String issuer) {
        String configured = systems.get(issuer);
        return configured != null ? configured : "urn:oid:" + Uids.named("identifier system " + kind + " " + issuer);
    }
}
