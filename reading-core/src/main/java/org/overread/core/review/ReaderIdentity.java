package org.overread.core.review;

/**
 * Who reads and signs: Verifying Observer Name (a PN value), Verifying Organization, and an identifier with the scheme
 * or system that issued it (PS3.3 C.17.2).
 */
public record ReaderIdentity(String personName, String organization, String id, String idScheme) {
    public ReaderIdentity {
        if (personName.isBlank() || organization.isBlank() || id.isBlank() || idScheme.isBlank()) {
            throw new IllegalArgumentException("a reader needs name, organisation, identifier and its scheme");
        }
    }
}
