package org.overread.core.report;

/**
 * A document as it leaves the station: the same bytes under the same key at every delivery.
 *
 * @param uid stable key: SOP Instance UID for SR and SEG, Bundle identifier for FHIR, Message Control ID for ORU
 * @param sha256 of {@code bytes}, lower-case hex
 */
public record FrozenDocument(DocumentKind kind, String uid, String mediaType, byte[] bytes, String sha256) {}
