package org.overread.core.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.overread.core.document.SrDocumentReader;
import org.overread.core.document.SrItem;
import org.overread.core.image.FrameRef;
import org.overread.core.image.PatientPoint;
import org.overread.core.measurement.Shape;
import org.overread.core.reformat.ReformatPlane;

/** Measurements of other systems in patient coordinates: where their points are, and which are left out. */
class ReportedInSpaceTest {
    private static final String REGION = "111030:DCM:Image Region";
    private static final String LENGTH = "410668003:SCT:Length";
    private static final double COS = Math.cos(Math.toRadians(25));
    private static final double SIN = Math.sin(Math.toRadians(25));

    private static List<ReportedShape> read(SrItem... inGroup) throws Exception {
        SrItem root = SrItem.container("", "126000:DCM:Imaging Measurement Report")
                .add(SrItem.container("CONTAINS", "126010:DCM:Imaging Measurements")
                        .add(SrItem.container("CONTAINS", "125007:DCM:Measurement Group")
                                .add(inGroup)));
        return ReportedShapes.of(ResultReader.read(SrDocumentReader.read(root.document("88.34"))));
    }

    /** A place on a plane that is turned by 25° about x. */
    private static PatientPoint tilted(double across, double down) {
        return new PatientPoint(10 + across, -20 + down * COS, 300 + down * SIN);
    }

    private static double[] data(PatientPoint... points) {
        double[] data = new double[3 * points.length];
        for (int i = 0; i < points.length; i++) {
            data[3 * i] = points[i].x();
            data[3 * i + 1] = points[i].y();
            data[3 * i + 2] = points[i].z();
        }
        return data;
    }

    private static List<PatientPoint> points(ReportedShape reported) {
        ReformatPlane plane = ((ReportedShape.InSpace) reported.place()).plane();
        return reported.shape().points().stream().map(plane::toPatient).toList();
    }

    private static void assertAt(List<PatientPoint> found, PatientPoint... wanted) {
        assertThat(found).hasSize(wanted.length);
        for (int i = 0; i < wanted.length; i++) {
            // coordinates are single precision in the document
            assertThat(found.get(i).distanceTo(wanted[i])).isLessThan(1e-3);
        }
    }

    @Test
    void aLengthHasItsEndsAndLiesOnThePlaneThatIsNearestToAnAxis() throws Exception {
        PatientPoint from = new PatientPoint(-4.5, 12, 80);
        PatientPoint to = new PatientPoint(21.5, -3, 80);
        List<ReportedShape> read = read(SrItem.number("CONTAINS", LENGTH, "30.02", "mm")
                .add(SrItem.scoord3d("INFERRED FROM", REGION, "POLYLINE", data(from, to))));
        assertThat(read).hasSize(1);
        assertThat(read.getFirst().shape()).isInstanceOf(Shape.Length.class);
        assertAt(points(read.getFirst()), from, to);
        ReformatPlane plane = ((ReportedShape.InSpace) read.getFirst().place()).plane();
        assertThat(plane.frameOfReferenceUid()).isEqualTo("2.25.99");
        assertThat(plane.normal().z()).as("axial, from the feet").isCloseTo(1, within(1e-9));
        assertThat(plane.across().x()).isCloseTo(1, within(1e-9));
    }

    @Test
    void anOutlineAndAnEllipseOnATiltedPlaneHaveTheirAreas() throws Exception {
        PatientPoint[] square = {tilted(0, 0), tilted(20, 0), tilted(20, 12), tilted(0, 12), tilted(0, 0)};
        ReportedShape outline = read(
                        SrItem.scoord3d("CONTAINS", REGION, "POLYGON", data(square)),
                        SrItem.number("CONTAINS", "42798000:SCT:Area", "240", "mm2"))
                .getFirst();
        assertAt(points(outline), square[0], square[1], square[2], square[3]);
        assertThat(((Shape.Polygon) outline.shape()).areaPixels())
                .as("of 1 mm pixels")
                .isCloseTo(240, within(0.01));
        ReportedShape ellipse = read(
                        SrItem.scoord3d(
                                "CONTAINS",
                                REGION,
                                "ELLIPSE",
                                data(tilted(-9, 0), tilted(9, 0), tilted(0, -4), tilted(0, 4))),
                        SrItem.number("CONTAINS", "42798000:SCT:Area", "113.1", "mm2"))
                .getFirst();
        assertAt(points(ellipse).subList(0, 1), tilted(0, 0));
        assertThat(((Shape.Ellipse) ellipse.shape()).areaPixels()).isCloseTo(Math.PI * 36, within(0.01));
        ReformatPlane plane = ((ReportedShape.InSpace) ellipse.place()).plane();
        assertThat(Math.abs(plane.normal().z())).isCloseTo(COS, within(1e-4));
    }

    @Test
    void solidsAndBentOutlinesAndSpacesThatDifferAreNotFlattened() throws Exception {
        List<SrItem> wrong = new ArrayList<>();
        wrong.add(SrItem.scoord3d(
                "CONTAINS",
                REGION,
                "POLYLINE",
                data(tilted(0, 0), tilted(20, 0), new PatientPoint(20, 5, 330), tilted(0, 12), tilted(0, 0))));
        wrong.add(SrItem.scoord3d(
                "CONTAINS",
                REGION,
                "ELLIPSOID",
                data(
                        tilted(-9, 0),
                        tilted(9, 0),
                        tilted(0, -4),
                        tilted(0, 4),
                        new PatientPoint(10, -21, 298),
                        new PatientPoint(10, -19, 302))));
        wrong.add(SrItem.scoord3d("CONTAINS", REGION, "POINT", data(tilted(0, 0))));
        for (SrItem one : wrong) {
            assertThat(read(one, SrItem.number("CONTAINS", "42798000:SCT:Area", "240", "mm2")))
                    .isEmpty();
        }
    }

    @Test
    void whatIsStatedOnTheImageAndInThePatientIsDrawnOnceOnTheImage() throws Exception {
        SrItem onImage = SrItem.scoord("INFERRED FROM", REGION, "POLYLINE", 10, 20, 40, 20)
                .add(SrItem.image("SELECTED FROM", "", "2.25.7.1"));
        SrItem inSpace = SrItem.scoord3d("INFERRED FROM", REGION, "POLYLINE", data(tilted(0, 0), tilted(30, 0)));
        for (List<SrItem> both : List.of(List.of(onImage, inSpace), List.of(inSpace, onImage))) {
            List<ReportedShape> read =
                    read(SrItem.number("CONTAINS", LENGTH, "30", "mm").add(both.toArray(SrItem[]::new)));
            assertThat(read).hasSize(1);
            assertThat(read.getFirst().place()).isEqualTo(new ReportedShape.OnFrame(new FrameRef("2.25.7.1", 1)));
            assertThat(read.getFirst().shape().points()).hasSize(2);
        }
    }

    @Test
    void regionsStatedInThePatientAloneAreDrawnBesideTheOneThatIsOnAnImage() throws Exception {
        SrItem key = SrItem.scoord("CONTAINS", REGION, "POLYLINE", 10, 20, 40, 20, 40, 60, 10, 20)
                .add(SrItem.image("SELECTED FROM", "", "2.25.7.1"));
        List<ReportedShape> read = read(key, contour(80), contour(85), contour(90));
        assertThat(read).hasSize(4);
        assertThat(read.stream().filter(shape -> shape.place() instanceof ReportedShape.InSpace))
                .hasSize(3);
    }

    private static SrItem contour(double z) {
        return SrItem.scoord3d(
                "CONTAINS",
                REGION,
                "POLYGON",
                data(
                        new PatientPoint(0, 0, z),
                        new PatientPoint(20, 0, z),
                        new PatientPoint(20, 12, z),
                        new PatientPoint(0, 0, z)));
    }

    @Test
    void theRegionOfAGroupStatedBothWaysIsDrawnOnceOnTheImage() throws Exception {
        List<ReportedShape> read = read(
                SrItem.scoord3d(
                        "CONTAINS", REGION, "POLYGON", data(tilted(0, 0), tilted(20, 0), tilted(20, 12), tilted(0, 0))),
                SrItem.scoord("CONTAINS", REGION, "POLYLINE", 10, 20, 30, 20, 30, 32, 10, 20)
                        .add(SrItem.image("SELECTED FROM", "", "2.25.7.1")),
                SrItem.number("CONTAINS", "42798000:SCT:Area", "120", "mm2"));
        assertThat(read).hasSize(1);
        assertThat(read.getFirst().place()).isInstanceOf(ReportedShape.OnFrame.class);
    }

    @Test
    void whereTheImageIsNotNamedItIsDrawnInThePatient() throws Exception {
        List<ReportedShape> read = read(SrItem.number("CONTAINS", LENGTH, "30", "mm")
                .add(
                        SrItem.scoord("INFERRED FROM", REGION, "POLYLINE", 10, 20, 40, 20),
                        SrItem.scoord3d("INFERRED FROM", REGION, "POLYLINE", data(tilted(0, 0), tilted(30, 0)))));
        assertThat(read).hasSize(1);
        assertAt(points(read.getFirst()), tilted(0, 0), tilted(30, 0));
    }
}
