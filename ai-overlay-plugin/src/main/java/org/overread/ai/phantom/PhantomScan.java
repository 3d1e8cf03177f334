package org.overread.ai.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.overread.ai.volume.SliceWorkers;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.Volume;
import org.overread.core.image.VolumeGeometry;

/** A phantom's axial slices put together as a volume. */
final class PhantomScan {

    /** @param render stored values of a slice, HU + 1024; called on several threads */
    static Volume volume(
            PhantomGrid grid, PhantomIdentity identity, IntFunction<short[]> render, SliceWorkers workers) {
        VolumeGeometry geometry = geometry(grid, identity);
        PixelSpacing spacing = new PixelSpacing(grid.pixelMm(), grid.pixelMm(), PixelSpacing.Origin.PIXEL_SPACING);
        List<ImagePlane> planes = new ArrayList<>();
        for (int slice = 0; slice < grid.slices(); slice++) {
            planes.add(new ImagePlane(
                    geometry.frameOfReferenceUid(),
                    geometry.toPatient(0, 0, slice),
                    new Direction(1, 0, 0),
                    new Direction(0, 1, 0),
                    spacing));
        }
        GreyFrame[] frames = new GreyFrame[grid.slices()];
        workers.forEach(
                grid.slices(),
                slice -> frames[slice] = new GreyFrame(
                        new FrameRef(identity.uid("instance " + slice), 1),
                        grid.size(),
                        grid.size(),
                        render.apply(slice),
                        true,
                        new ModalityLut.Linear(1, -1024, "HU")));
        return new Volume(geometry, planes, List.of(frames));
    }

    private static VolumeGeometry geometry(PhantomGrid grid, PhantomIdentity identity) {
        return new VolumeGeometry(
                identity.uid("frame of reference"),
                grid.size(),
                grid.size(),
                grid.slices(),
                new PatientPoint(grid.x(0), grid.y(0), grid.z(0)),
                new Direction(1, 0, 0),
                new Direction(0, 1, 0),
                new Direction(0, 0, 1),
                grid.pixelMm(),
                grid.pixelMm(),
                grid.sliceMm());
    }

    private PhantomScan() {}
}
