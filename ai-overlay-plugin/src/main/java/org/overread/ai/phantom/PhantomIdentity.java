package org.overread.ai.phantom;

import org.overread.core.dicom.Uids;

/**
 * Which phantom: the same one has the same UIDs.
 *
 * @param kind what it is of, e.g. "chest"
 * @param version changes whenever the same seed would give other pixels
 */
record PhantomIdentity(String kind, String version, long seed) {

    String uid(String what) {
        return Uids.named(kind + " phantom|" + version + "|" + seed + "|" + what);
    }
}
