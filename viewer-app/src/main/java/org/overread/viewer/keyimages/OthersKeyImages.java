package org.overread.viewer.keyimages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.document.Observer;
import org.overread.core.document.SrDocumentReader;
import org.overread.core.finding.CodedConcept;
import org.overread.core.image.FrameRef;
import org.overread.core.reference.InstanceReference;
import org.overread.core.result.KeyObjectSelection;
import org.overread.core.study.Instance;
import org.overread.core.study.Study;

/**
 * What the key object selections of a study point at, and for what. One that cannot be read points at nothing.
 *
 * @param byInstance by SOP Instance UID
 */
record OthersKeyImages(Map<String, List<Picked>> byInstance) {
    static final OthersKeyImages NONE = new OthersKeyImages(Map.of());

    /**
     * An instance, or frames of it, that a selection points at.
     *
     * @param title why: "Of Interest"
     * @param author Person Observer Name, else the device that chose
     * @param rejects whether it says that the instance is not to be used
     */
    record Picked(
            InstanceReference object,
            Optional<String> title,
            Optional<String> author,
            Optional<String> date,
            Optional<String> description,
            boolean rejects) {}

    /** @param wanted asked before each object: whether any more is to be read. Blocking. */
    static OthersKeyImages of(Study study, BooleanSupplier wanted) {
        Map<String, List<Picked>> picked = new HashMap<>();
        study.series().stream()
                .flatMap(series -> series.instances().stream())
                .filter(instance -> instance.sopClassUid().equals(SopClass.KEY_OBJECT_SELECTION))
                .takeWhile(instance -> wanted.getAsBoolean())
                .flatMap(instance -> read(instance).stream())
                .forEach(one -> picked.computeIfAbsent(one.object().sopInstanceUid(), uid -> new ArrayList<>())
                        .add(one));
        return new OthersKeyImages(Map.copyOf(picked));
    }

    private static List<Picked> read(Instance instance) {
        try {
            DataSet header = instance.header();
            KeyObjectSelection selection = KeyObjectSelection.of(SrDocumentReader.read(header));
            return selection.objects().stream()
                    .map(object -> new Picked(
                            object,
                            selection.title().map(CodedConcept::meaning),
                            author(selection),
                            header.string(Tag.ContentDate),
                            selection.description(),
                            selection.rejects()))
                    .toList();
        } catch (IOException e) {
            // said of the file elsewhere; what it points at is unknown, and nothing else changes
            return List.of();
        }
    }

    private static Optional<String> author(KeyObjectSelection selection) {
        return selection.context().observers().stream()
                .flatMap(observer -> switch (observer) {
                    case Observer.Person person -> person.name().stream();
                    case Observer.Device device -> device.name().or(device::manufacturer).stream();
                })
                .findFirst();
    }

    /** All that points at a frame. */
    List<Picked> on(FrameRef frame) {
        return byInstance.getOrDefault(frame.sopInstanceUid(), List.of()).stream()
                .filter(one -> one.object().includesFrame(frame.frameNumber()))
                .toList();
    }

    /** Whether somebody picked it out to be looked at. */
    boolean highlights(FrameRef frame) {
        return on(frame).stream().anyMatch(one -> !one.rejects());
    }
}
