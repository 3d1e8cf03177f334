package org.overread.core.sr;

/**
 * A DICOM document of a model's result that no reader has verified. It is no frozen document of a signed report, and what
 * signs and delivers takes nothing else: this can be handed to whoever asked for it, and not be sent (invariant I3).
 *
 * @param bytes Part 10; not to be changed by anyone who holds them
 */
public record UnverifiedDocument(Kind kind, String sopInstanceUid, byte[] bytes) {

    /** What it is. */
    public enum Kind {
        /** Comprehensive 3D SR, TID 1500. */
        SR,
        /** Segmentation. */
        SEG
    }
}
