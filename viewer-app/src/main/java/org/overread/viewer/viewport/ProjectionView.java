package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.overread.core.dicom.DataSet;
import org.overread.core.hanging.RadiographicView;
import org.overread.viewer.theme.Texts;

/** Side and view of a projection as they are written over it. */
public final class ProjectionView {
    private static final Set<String> PROJECTIONS = Set.of("MG", "DX", "CR", "IO", "PX", "RG");

    /** "R MLO"; where the image contradicts itself, that it does; empty for other images, and where neither is stated. */
    public static Optional<String> of(DataSet header, String modality) {
        if (!PROJECTIONS.contains(modality)) {
            return Optional.empty();
        }
        RadiographicView view = RadiographicView.of(header, 1, modality.equals("MG"));
        if (view.contradiction().isPresent()) {
            return Optional.of(Texts.of("hanging.unclear", view.contradiction().get()));
        }
        List<String> parts = new ArrayList<>();
        view.laterality().ifPresent(parts::add);
        view.view().ifPresent(parts::add);
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
    }

    private ProjectionView() {}
}
