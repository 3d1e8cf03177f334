package org.overread.core.presentation;

import java.util.List;
import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PresentationLut;
import org.overread.core.image.VoiTransformation;
import org.overread.core.reference.SeriesReference;

/**
 * How someone showed images: grey scale, area, rotation, annotations (PS3.3 A.33). It holds for the images that it refers to
 * and for no other.
 *
 * @param images Referenced Series
 * @param modality absent: none, not the images' own (PS3.4 N.2.1)
 * @param voi absent for an image: none, not the image's own (PS3.4 N.2.1.2)
 * @param spatial as stored images are turned before the area is cut out
 * @param blending of BLENDING: what is blended, with {@code relativeOpacity} of the superimposed
 * @param paletteColours whether a palette of its own colours the grey
 * @param iccProfile whether it has an ICC profile
 * @param problems what is against the standard or was left out
 */
public record PresentationState(
        PresentationIdentity identity,
        List<SeriesReference> images,
        Optional<ModalityLut> modality,
        List<SoftcopyVoi> voi,
        Optional<PresentationLut> presentationLut,
        List<DisplayedArea> areas,
        SpatialTransform spatial,
        List<GraphicLayer> layers,
        List<GraphicAnnotation> annotations,
        Shutters shutters,
        List<ActivatedOverlay> overlays,
        List<MaskSubtraction> masks,
        List<BlendingInput> blending,
        Optional<Double> relativeOpacity,
        boolean paletteColours,
        boolean iccProfile,
        List<String> problems) {
    public PresentationState {
        images = List.copyOf(images);
        voi = List.copyOf(voi);
        areas = List.copyOf(areas);
        layers = List.copyOf(layers);
        annotations = List.copyOf(annotations);
        overlays = List.copyOf(overlays);
        masks = List.copyOf(masks);
        blending = List.copyOf(blending);
        problems = List.copyOf(problems);
    }

    /** Whether the state is for a frame; nothing of it may be applied to, or drawn on, any other. */
    public boolean appliesTo(FrameRef frame) {
        return ImageSelection.refersTo(
                images.stream().flatMap(series -> series.instances().stream()).toList(), frame);
    }

    /** The VOI transformations for a frame, the one to use first. */
    public List<VoiTransformation> voi(FrameRef frame) {
        return voi.stream()
                .filter(one -> appliesTo(frame) && one.images().includes(frame))
                .flatMap(one -> one.transforms().stream())
                .toList();
    }

    /** The displayed area of a frame. */
    public Optional<DisplayedArea> area(FrameRef frame) {
        return areas.stream()
                .filter(one -> appliesTo(frame) && one.images().includes(frame))
                .findFirst();
    }

    /** The annotations of a frame. */
    public List<GraphicAnnotation> annotations(FrameRef frame) {
        return annotations.stream()
                .filter(one -> appliesTo(frame) && one.images().includes(frame))
                .toList();
    }
}
