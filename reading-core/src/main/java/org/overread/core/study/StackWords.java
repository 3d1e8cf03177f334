package org.overread.core.study;

import java.util.List;
import java.util.stream.Stream;

/** The words that begin the parts of a stack's label, in English, so that a screen can say each in its language. */
public final class StackWords {
    private static final List<String> OF_GEOMETRY =
            List.of("axial", "coronal", "sagittal", "oblique", "frame of reference", "Image Type");

    /** Names of attributes that only the file knows (dimensions of its own) are not among them. */
    public static List<String> all() {
        Stream<String> attributes = Stream.concat(SliceAttribute.VALUES.stream(), SliceAttribute.ORDERS.stream())
                .map(SliceAttribute::name)
                .filter(name -> !name.isEmpty());
        return Stream.concat(OF_GEOMETRY.stream(), attributes).distinct().toList();
    }

    private StackWords() {}
}
