package org.overread.viewer.fusing;

import java.util.List;
import java.util.Optional;
import org.overread.core.image.PatientPoint;
import org.overread.core.reformat.ReformatPlane;
import org.overread.viewer.overlaying.LayersOnPicture;
import org.overread.viewer.overlaying.ValueLayer;
import org.overread.viewer.viewport.PaintedLayer;
import org.overread.viewer.viewport.PictureLayer;
import org.overread.viewer.viewport.StackFrame;
import org.overread.viewer.viewport.ViewGeometry;

/** A volume over pictures of another series of its study, as it is to be seen now. Thread: any. */
final class FusedPicture implements PictureLayer {
    private final FusedVolume volume;
    private final FusionLook look;
    private final ValueLayer values;
    private final LayersOnPicture painter;

    /** @param frameOfReferenceUid of the series below */
    FusedPicture(FusedVolume volume, FusionLook look, String studyInstanceUid, String frameOfReferenceUid) {
        this.volume = volume;
        this.look = look;
        values = new ValueLayer(
                volume.values(),
                frameOfReferenceUid,
                volume.partner().intoPartner()::apply,
                look.colours(),
                look.low(),
                look.high());
        painter = new LayersOnPicture(Optional.of(studyInstanceUid), List.of(values));
    }

    @Override
    public List<PaintedLayer> paint(StackFrame frame, ViewGeometry geometry, int[] picture) {
        return painter.paint(frame, geometry, picture);
    }

    @Override
    public List<PaintedLayer> paint(ReformatPlane plane, int[] picture) {
        return painter.paint(plane, picture);
    }

    @Override
    public List<String> said() {
        return FusionTexts.lines(volume, look);
    }

    @Override
    public Optional<PaintedLayer> legend() {
        return Optional.of(FusionTexts.legend(volume, look));
    }

    @Override
    public Optional<String> valueAt(String frameOfReferenceUid, PatientPoint point) {
        return frameOfReferenceUid.equals(values.frameOfReferenceUid())
                ? Optional.of(FusionTexts.value(volume, values.value(point)))
                : Optional.empty();
    }

    @Override
    public Optional<String> valueOn(ReformatPlane plane, PatientPoint point) {
        return plane.frameOfReferenceUid().equals(values.frameOfReferenceUid())
                ? Optional.of(FusionTexts.value(volume, values.value(plane, point)))
                : Optional.empty();
    }
}
