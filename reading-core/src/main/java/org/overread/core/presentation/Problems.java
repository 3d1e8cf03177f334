package org.overread.core.presentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.Required;

/** Collects what is wrong with a presentation state, up to a bound, while the rest is read. */
final class Problems {
    private static final int MOST = 1000;

    private final List<String> problems = new ArrayList<>();

    /** Reads one item. */
    interface ItemReading<T> {
        T read(DataSet item) throws DicomException;
    }

    void add(String what) {
        if (problems.size() < MOST) {
            problems.add(what);
        }
    }

    /** The items of a sequence that can be read; the others are named. */
    <T> List<T> each(DataSet from, int sequenceTag, ItemReading<T> reading) {
        List<T> read = new ArrayList<>();
        List<DataSet> items = from.items(sequenceTag);
        for (int i = 0; i < items.size(); i++) {
            try {
                read.add(reading.read(items.get(i)));
            } catch (DicomException e) {
                add("item " + (i + 1) + " of " + Required.name(sequenceTag) + ": " + e.getMessage());
            }
        }
        return read;
    }

    /** The value of a reading; empty, and named, where it fails. */
    <T> Optional<T> ifReadable(DataSet from, ItemReading<Optional<T>> reading) {
        try {
            return reading.read(from);
        } catch (DicomException e) {
            add(e.getMessage());
            return Optional.empty();
        }
    }

    List<String> all() {
        return List.copyOf(problems);
    }
}
