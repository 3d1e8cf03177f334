package org.overread.core.fuzz;

import java.io.IOException;
import org.overread.core.image.PatientPoint;
import org.overread.core.parametric.MapFrame;
import org.overread.core.parametric.ParametricMap;
import org.overread.core.radiotherapy.Contour;
import org.overread.core.radiotherapy.RegionOfInterest;
import org.overread.core.radiotherapy.StructureSet;
import org.overread.core.registration.DeformableRegistration;
import org.overread.core.registration.SpatialRegistration;
import org.overread.core.segmentation.Segment;
import org.overread.core.segmentation.SegmentProjection;
import org.overread.core.segmentation.SegmentVolumes;
import org.overread.core.segmentation.Segmentation;
import org.overread.core.study.Instance;

/** What is done with derived objects once they are read. */
final class DerivedObjectReading {
    private static final int MOST_PIXELS = 1 << 16;
    private static final PatientPoint POINT = new PatientPoint(1, 2, 3);

    /** A few segments on the segmentation's own first frame, and their volumes. */
    static void segmentation(Instance instance) throws IOException {
        Segmentation segmentation = Segmentation.of(instance);
        if ((long) segmentation.columns() * segmentation.rows() > MOST_PIXELS) {
            return;
        }
        SegmentProjection projection = new SegmentProjection(segmentation, instance, 1);
        SegmentVolumes volumes = new SegmentVolumes(segmentation, instance);
        for (Segment segment : segmentation.segments().stream().limit(2).toList()) {
            projection.segment(segment.number());
            volumes.of(segment.number());
        }
    }

    static void contours(Instance instance) throws IOException {
        for (RegionOfInterest region : StructureSet.of(instance).regions()) {
            region.contours().forEach(Contour::areaMm2);
        }
    }

    static void map(Instance instance) throws IOException {
        ParametricMap map = ParametricMap.of(instance);
        MapFrame frame = map.frames().get(0);
        if ((long) map.columns() * map.rows() <= MOST_PIXELS) {
            map.values(frame, frame.quantities().get(0));
        }
    }

    static void registration(Instance instance) throws IOException {
        SpatialRegistration registration = SpatialRegistration.of(instance);
        registration
                .items()
                .forEach(item -> item.sourceFrameOfReferenceUid()
                        .ifPresent(source -> registration.map(POINT, source, registration.frameOfReferenceUid())));
    }

    static void deformation(Instance instance) throws IOException {
        DeformableRegistration registration = DeformableRegistration.of(instance);
        for (DeformableRegistration.Deformation item : registration.items()) {
            item.toSource(POINT);
        }
    }

    private DerivedObjectReading() {}
}
