package org.overread.core.presentation;

import java.util.List;
import java.util.Optional;
import org.overread.core.image.ModalityLut;
import org.overread.core.reference.SeriesReference;

/** One of the image sets of a blending presentation state (PS3.3 C.11.14): SUPERIMPOSED or UNDERLYING. */
public record BlendingInput(
        String position, List<SeriesReference> images, Optional<ModalityLut> modality, List<SoftcopyVoi> voi) {
    public BlendingInput {
        images = List.copyOf(images);
        voi = List.copyOf(voi);
    }
}
