package org.overread.core.result;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.overread.core.dicom.SopClass;
import org.overread.core.document.ContentItem;
import org.overread.core.document.ContentValue;
import org.overread.core.document.ObservationContext;
import org.overread.core.document.SrDocument;
import org.overread.core.finding.CodedConcept;
import org.overread.core.reference.InstanceReference;

/**
 * Instances that someone picked out, and what for (PS3.3 A.35.4, PS3.16 TID 2010).
 *
 * @param title why: "Of Interest", "For Referring Provider", "Rejected for Quality Reasons" …
 * @param modifiers Document Title Modifier: the reason of a rejection, the set that it is "best in"
 * @param description in words
 * @param objects the instances, or frames or segments of them, in the document's order
 * @param context who picked them
 */
public record KeyObjectSelection(
        SrDocument document,
        Optional<CodedConcept> title,
        List<CodedConcept> modifiers,
        Optional<String> description,
        List<InstanceReference> objects,
        ObservationContext context) {
    /** Titles by which a note takes instances back (IHE IOCM). */
    private static final Set<String> REJECTIONS = Set.of("113001", "113037", "113038", "113039");

    private static final String TITLE_MODIFIER = "113011";
    private static final String DESCRIPTION = "113012";

    public KeyObjectSelection {
        modifiers = List.copyOf(modifiers);
        objects = List.copyOf(objects);
    }

    /** Whether a document is a key object selection, by its SOP class. */
    public static boolean is(SrDocument document) {
        return document.identity()
                .sopClassUid()
                .filter(SopClass.KEY_OBJECT_SELECTION::equals)
                .isPresent();
    }

    public static KeyObjectSelection of(SrDocument document) {
        ContentItem root = document.root();
        return new KeyObjectSelection(
                document,
                root.name(),
                named(root, TITLE_MODIFIER)
                        .flatMap(item -> item.code().stream())
                        .toList(),
                named(root, DESCRIPTION).flatMap(item -> item.text().stream()).findFirst(),
                root.children().stream()
                        .flatMap(item -> reference(item).stream())
                        .toList(),
                ObservationContext.NONE.within(root));
    }

    /** Whether it says that its objects are not to be used: they are to be hidden, not highlighted. */
    public boolean rejects() {
        return title.filter(code -> code.scheme().equals("DCM") && REJECTIONS.contains(code.value()))
                .isPresent();
    }

    private static Stream<ContentItem> named(ContentItem root, String dcmCode) {
        return root.children().stream()
                .filter(item -> item.name()
                        .filter(name ->
                                name.scheme().equals("DCM") && name.value().equals(dcmCode))
                        .isPresent());
    }

    private static Optional<InstanceReference> reference(ContentItem item) {
        return switch (item.value()) {
            case ContentValue.Image image -> Optional.of(image.image());
            case ContentValue.Composite composite -> Optional.of(composite.instance());
            case ContentValue.Waveform waveform -> Optional.of(waveform.waveform());
            default -> Optional.empty();
        };
    }
}
