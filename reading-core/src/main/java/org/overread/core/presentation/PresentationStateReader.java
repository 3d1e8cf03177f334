package org.overread.core.presentation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;
import org.overread.core.reference.SeriesReference;

/**
 * Reads softcopy presentation states (PS3.3 A.33). What cannot be read is named in {@link PresentationState#problems} and left
 * out; the rest is read.
 *
 * <p>Errors: {@link DicomException} MISSING_ATTRIBUTE without a SOP class, UNSUPPORTED for another one.
 */
public final class PresentationStateReader {

    public static PresentationState read(DataSet from) throws DicomException {
        String sopClass = Required.string(from, Tag.SOPClassUID);
        PresentationStateKind kind = PresentationStateKind.of(sopClass)
                .orElseThrow(() -> new DicomException(
                        Kind.UNSUPPORTED, "no presentation state that can be read, but SOP class " + sopClass));
        return new PresentationStateReader(new Problems()).read(from, kind);
    }

    private final Problems problems;
    private final Selections selections;
    private final GreyReader grey;

    private PresentationStateReader(Problems problems) {
        this.problems = problems;
        this.selections = new Selections(problems);
        this.grey = new GreyReader(problems);
    }

    private PresentationState read(DataSet from, PresentationStateKind kind) {
        AnnotationReader annotations = new AnnotationReader(problems, selections);
        LayoutReader layout = new LayoutReader(problems, selections);
        List<BlendingInput> blending = blending(from);
        List<SeriesReference> images = kind == PresentationStateKind.BLENDING
                ? blending.stream().flatMap(input -> input.images().stream()).toList()
                : selections.series(from);
        if (images.stream().allMatch(series -> series.instances().isEmpty())) {
            problems.add("refers to no image: it applies to none");
        }
        OptionalDouble opacity = from.number(Tag.RelativeOpacity);
        return new PresentationState(
                identity(from, kind),
                images,
                grey.modality(from),
                grey.voi(from, selections),
                grey.presentationLut(from),
                layout.areas(from),
                layout.spatial(from),
                annotations.layers(from),
                annotations.annotations(from),
                ShutterReader.read(from, problems),
                LayoutReader.overlays(from),
                masks(from),
                blending,
                opacity.isPresent() ? Optional.of(opacity.getAsDouble()) : Optional.empty(),
                from.contains(Tag.RedPaletteColorLookupTableDescriptor),
                from.contains(Tag.ICCProfile),
                problems.all());
    }

    private static PresentationIdentity identity(DataSet from, PresentationStateKind kind) {
        return new PresentationIdentity(
                kind,
                from.string(Tag.SOPInstanceUID),
                from.string(Tag.StudyInstanceUID),
                from.string(Tag.SeriesInstanceUID),
                from.string(Tag.ContentLabel),
                from.string(Tag.ContentDescription),
                from.string(Tag.ContentCreatorName),
                from.string(Tag.PresentationCreationDate),
                from.string(Tag.PresentationCreationTime));
    }

    private List<BlendingInput> blending(DataSet from) {
        return problems.each(
                from,
                Tag.BlendingSequence,
                item -> new BlendingInput(
                        Required.string(item, Tag.BlendingPosition),
                        selections.series(item),
                        grey.modality(item),
                        grey.voi(item, selections)));
    }

    private List<MaskSubtraction> masks(DataSet from) {
        return problems.each(
                from,
                Tag.MaskSubtractionSequence,
                item -> new MaskSubtraction(
                        Required.string(item, Tag.MaskOperation),
                        Arrays.stream(item.numbers(Tag.MaskFrameNumbers))
                                .mapToObj(frame -> (int) frame)
                                .toList(),
                        Arrays.stream(item.numbers(Tag.MaskSubPixelShift))
                                .boxed()
                                .toList()));
    }
}
