package org.overread.reporting.fhir;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.overread.core.dicom.Uids;

/**
 * A transaction of which a repeat is harmless: what others may own is created only where it is not there yet, what is the
 * report's own is put under its identifier.
 */
final class TransactionBundle {
    private final Bundle bundle = new Bundle();
    private final String bundleUid;

    TransactionBundle(String bundleUid) {
        this.bundleUid = bundleUid;
        bundle.setType(Bundle.BundleType.TRANSACTION);
        bundle.setIdentifier(new Identifier().setSystem("urn:ietf:rfc3986").setValue("urn:oid:" + bundleUid));
    }

    Bundle bundle() {
        return bundle;
    }

    /** Creates a resource unless the server has one with this identifier. */
    Reference createOnce(Resource resource, Identifier identifier) {
        Bundle.BundleEntryComponent entry = entry(resource, identifier.getSystem() + "|" + identifier.getValue());
        entry.getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl(type(resource))
                .setIfNoneExist(query(identifier));
        return reference(entry);
    }

    /** Puts the report's own resource in the place of one with this identifier, if there is one. */
    Reference put(Resource resource, Identifier identifier) {
        Bundle.BundleEntryComponent entry = entry(resource, identifier.getSystem() + "|" + identifier.getValue());
        entry.getRequest().setMethod(Bundle.HTTPVerb.PUT).setUrl(type(resource) + "?" + query(identifier));
        return reference(entry);
    }

    /** Puts a resource of a kind that has no identifier under an id that is always the same. */
    void putById(Resource resource, String uid) {
        resource.setId(uid);
        Bundle.BundleEntryComponent entry = entry(resource, uid);
        entry.getRequest().setMethod(Bundle.HTTPVerb.PUT).setUrl(type(resource) + "/" + uid);
    }

    private Bundle.BundleEntryComponent entry(Resource resource, String key) {
        String fullUrl = "urn:oid:" + Uids.named(bundleUid + " " + type(resource) + " " + key);
        return bundle.addEntry().setFullUrl(fullUrl).setResource(resource);
    }

    private static Reference reference(Bundle.BundleEntryComponent entry) {
        return new Reference(entry.getFullUrl());
    }

    private static String type(Resource resource) {
        return resource.getResourceType().name();
    }

    private static String query(Identifier identifier) {
        return "identifier=" + encoded(identifier.getSystem()) + "%7C" + encoded(identifier.getValue());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
