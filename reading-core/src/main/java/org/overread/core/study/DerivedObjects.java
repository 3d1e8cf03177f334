package org.overread.core.study;

import java.util.Set;

/** SOP classes with pixel data that are no images to read: their frames lie by other rules than a stack of slices. */
final class DerivedObjects {
    private static final Set<String> SOP_CLASSES = Set.of(
            "1.2.840.10008.5.1.4.1.1.66.4", // Segmentation
            "1.2.840.10008.5.1.4.1.1.66.7", // Label Map Segmentation
            "1.2.840.10008.5.1.4.1.1.30", // Parametric Map
            "1.2.840.10008.5.1.4.1.1.481.2"); // RT Dose

    static boolean contains(String sopClassUid) {
        return SOP_CLASSES.contains(sopClassUid);
    }

    private DerivedObjects() {}
}
