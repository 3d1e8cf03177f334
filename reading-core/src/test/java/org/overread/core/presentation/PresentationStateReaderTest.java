package org.overread.core.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.TestData;
import org.overread.core.dicom.Vr;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PresentationLut;
import org.overread.core.image.VoiLut;
import org.overread.core.image.VoiWindow;
import org.overread.core.presentation.DisplayedArea.Pixel;
import org.overread.core.sr.Judge;

class PresentationStateReaderTest {
    private static final FrameRef FIRST = new FrameRef("2.25.71", 1);
    private static final FrameRef SECOND = new FrameRef("2.25.72", 2);
    private static final FrameRef THIRD = new FrameRef("2.25.72", 3);

    @TempDir
    Path folder;

    private static PresentationState sample() throws DicomException {
        return PresentationStateReader.read(SampleState.state());
    }

    @Test
    void theSampleIsASoundPresentationState() throws Exception {
        assumeTrue(Judge.installed("dcmpschk"), "dcmpschk (dcmtk) is not installed");
        DataSet state = SampleState.state();
        // dcmtk takes one window alone
        state.item(Tag.SoftcopyVOILUTSequence)
                .orElseThrow()
                .putString(Tag.WindowCenter, Vr.DS, "40")
                .putString(Tag.WindowWidth, Vr.DS, "400")
                .putString(Tag.WindowCenterWidthExplanation, Vr.LO, "soft");
        Path file = Files.write(folder.resolve("ps.dcm"), DicomWriter.toBytes(state));

        assertThat(Judge.ask("dcmpschk", file.toString()).output()).contains("Test passed");
    }

    @Test
    void saysWhichImagesAndFramesItIsForAndWhoMadeIt() throws Exception {
        PresentationState state = sample();

        assertThat(state.problems()).isEmpty();
        assertThat(state.identity().kind()).isEqualTo(PresentationStateKind.GRAYSCALE);
        assertThat(state.identity().label()).contains("KEY");
        assertThat(state.identity().creator()).contains("R^S");
        assertThat(state.appliesTo(FIRST)).isTrue();
        assertThat(state.appliesTo(SECOND)).isTrue();
        assertThat(state.appliesTo(new FrameRef("2.25.72", 1))).isFalse();
        assertThat(state.appliesTo(new FrameRef("2.25.73", 1))).isFalse();
    }

    @Test
    void greyScaleIsThatOfEachFrame() throws Exception {
        PresentationState state = sample();

        assertThat(state.modality()).contains(ModalityLut.linear(2, -1024, "HU"));
        assertThat(state.voi(FIRST)).containsExactly(new VoiWindow(40, 400, "soft"), new VoiWindow(-600, 1500, "lung"));
        VoiLut curve = (VoiLut) state.voi(SECOND).get(0);
        assertThat(curve.table().entries().length).isEqualTo(4);
        assertThat(new int[] {
                    curve.table().at(-5),
                    curve.table().at(11),
                    curve.table().at(13),
                    curve.table().at(99)
                })
                .containsExactly(0, 100, 65535, 65535);
        assertThat(state.voi(THIRD)).isEmpty();
        assertThat(state.presentationLut()).contains(PresentationLut.INVERSE);
    }

    @Test
    void areaRotationAndFlipAreAsGiven() throws Exception {
        PresentationState state = sample();

        DisplayedArea fitted = state.area(FIRST).orElseThrow();
        assertThat(fitted.topLeft()).isEqualTo(new Pixel(-9, 1));
        assertThat(fitted.bottomRight()).isEqualTo(new Pixel(512, 500));
        assertThat(fitted.sizeMode()).isEqualTo(DisplayedArea.SizeMode.SCALE_TO_FIT);
        assertThat(fitted.spacing()).contains(new DisplayedArea.Spacing(0.5, 0.25));
        DisplayedArea magnified = state.area(SECOND).orElseThrow();
        assertThat(magnified.magnification()).isEqualTo(OptionalDouble.of(2.5));
        assertThat(magnified.aspect()).contains(new DisplayedArea.AspectRatio(2, 1));
        assertThat(state.spatial()).isEqualTo(new SpatialTransform(90, true));
    }

    @Test
    void annotationsStandOnTheirFrameAlone() throws Exception {
        PresentationState state = sample();

        assertThat(state.annotations(FIRST)).isEmpty();
        assertThat(state.annotations(SECOND)).isEmpty();
        assertThat(state.annotations(new FrameRef("2.25.99", 3))).isEmpty();
        GraphicAnnotation annotation = state.annotations(THIRD).get(0);
        assertThat(annotation.graphics())
                .containsExactly(new GraphicObject(
                        AnnotationUnits.PIXEL,
                        GraphicObject.Type.CIRCLE,
                        List.of(new AnnotationPoint(10.5, 20.5), new AnnotationPoint(14.5, 20.5)),
                        true,
                        Optional.empty(),
                        OptionalDouble.empty(),
                        OptionalInt.empty()));
        assertThat(annotation.texts())
                .containsExactly(new TextObject(
                        "nodule",
                        Optional.of(new TextObject.Box(
                                AnnotationUnits.DISPLAY,
                                new AnnotationPoint(0.25, 0.5),
                                new AnnotationPoint(0.75, 0.625),
                                Optional.of(TextObject.Justification.CENTER))),
                        Optional.of(
                                new TextObject.Anchor(AnnotationUnits.PIXEL, new AnnotationPoint(10.5, 20.5), true)),
                        Optional.empty(),
                        OptionalInt.empty()));
        assertThat(state.layers())
                .containsExactly(
                        new GraphicLayer("MARKS", 1, OptionalInt.of(65535), Optional.empty(), Optional.of("marks")));
    }

    @Test
    void shuttersHaveColumnsAndRowsInTheirPlace() throws Exception {
        assertThat(sample().shutters().shutters())
                .containsExactly(
                        new Shutter.Rectangular(11, 500, 21, 490),
                        new Shutter.Circular(new Pixel(200, 100), 90),
                        new Shutter.Polygonal(List.of(new Pixel(2, 1), new Pixel(2, 30), new Pixel(40, 30))));
        assertThat(sample().shutters().grey()).isEqualTo(OptionalInt.of(0));
    }

    @Test
    void aPartWhoseImageCannotBeReadIsForNoneNotForAll() throws Exception {
        DataSet state = SampleState.state();
        state.item(Tag.SoftcopyVOILUTSequence)
                .flatMap(item -> item.item(Tag.ReferencedImageSequence))
                .orElseThrow()
                .putString(Tag.ReferencedFrameNumber, Vr.IS, "0");

        PresentationState read = PresentationStateReader.read(state);

        assertThat(read.voi(FIRST)).isEmpty();
        assertThat(read.voi(SECOND)).hasSize(1);
        assertThat(read.problems())
                .singleElement()
                .asString()
                .contains("ReferencedImageSequence", "ReferencedFrameNumber (0008,1160)");
    }

    @Test
    void whatIsDamagedIsNamedAndTheRestIsRead() throws Exception {
        DataSet state = SampleState.state();
        state.item(Tag.GraphicAnnotationSequence)
                .orElseThrow()
                .putItems(
                        Tag.GraphicObjectSequence,
                        SampleState.graphic("CIRCLE", 1, 2),
                        SampleState.graphic("BLOB", 1, 2),
                        SampleState.graphic("POINT", 1, 2).remove(Tag.GraphicAnnotationUnits),
                        SampleState.graphic("ELLIPSE", 1, 2, 3, 4, 5, 6, 7, 8));
        state.items(Tag.SoftcopyVOILUTSequence)
                .get(1)
                .item(Tag.VOILUTSequence)
                .orElseThrow()
                .putInteger(Tag.LUTDescriptor, Vr.US, 60000, 0, 16);
        state.putInteger(Tag.ImageRotation, Vr.US, 45);

        PresentationState read = PresentationStateReader.read(state);

        assertThat(read.annotations(THIRD).get(0).graphics())
                .extracting(GraphicObject::type)
                .containsExactly(GraphicObject.Type.ELLIPSE);
        assertThat(read.voi(FIRST)).hasSize(2);
        assertThat(read.spatial().rotationDegrees()).isZero();
        assertThat(read.problems())
                .containsExactly(
                        "item 1 of VOILUTSequence (0028,3010): 8 bytes of a lookup table for 60000 entries",
                        "an ImageRotation (0070,0042) that is no multiple of 90",
                        "item 1 of GraphicObjectSequence (0070,0009): 1 points are no CIRCLE",
                        "item 2 of GraphicObjectSequence (0070,0009): an unknown GraphicType (0070,0023)",
                        "item 3 of GraphicObjectSequence (0070,0009): no GraphicAnnotationUnits (0070,0005)");
    }

    @Test
    void compoundGraphicsMasksOverlaysAndBlendingAreRead() throws Exception {
        DataSet ruler = SampleState.graphic("RULER", 1, 2, 3, 4)
                .putString(Tag.CompoundGraphicType, Vr.CS, "RULER")
                .putString(Tag.CompoundGraphicUnits, Vr.CS, "PIXEL")
                .putInteger(Tag.CompoundGraphicInstanceID, Vr.UL, 7);
        DataSet state = SampleState.state();
        state.item(Tag.GraphicAnnotationSequence).orElseThrow().putItems(Tag.CompoundGraphicSequence, ruler);
        state.putString(0x60021001, Vr.CS, "MARKS")
                .putItems(
                        Tag.MaskSubtractionSequence,
                        new DataSet()
                                .putString(Tag.MaskOperation, Vr.CS, "AVG_SUB")
                                .putInteger(Tag.MaskFrameNumbers, Vr.US, 1, 2));

        PresentationState read = PresentationStateReader.read(state);

        CompoundGraphic compound = read.annotations(THIRD).get(0).compounds().get(0);
        assertThat(compound.type()).isEqualTo("RULER");
        assertThat(compound.instance()).isEqualTo(OptionalInt.of(7));
        assertThat(read.overlays()).containsExactly(new ActivatedOverlay(0x6002, "MARKS"));
        assertThat(read.masks()).containsExactly(new MaskSubtraction("AVG_SUB", List.of(1, 2), List.of()));

        DataSet over = new DataSet()
                .putString(Tag.BlendingPosition, Vr.CS, "SUPERIMPOSED")
                .putItems(Tag.ReferencedSeriesSequence, state.items(Tag.ReferencedSeriesSequence))
                .putItems(Tag.SoftcopyVOILUTSequence, state.items(Tag.SoftcopyVOILUTSequence));
        PresentationState blended = PresentationStateReader.read(SampleState.state()
                .remove(Tag.ReferencedSeriesSequence)
                .putString(Tag.SOPClassUID, Vr.UI, PresentationStateKind.BLENDING.sopClassUid())
                .putItems(Tag.BlendingSequence, over));
        assertThat(blended.appliesTo(FIRST)).isTrue();
        assertThat(blended.blending().get(0).voi()).hasSize(2);
    }

    @Test
    void aStateWithoutImagesAppliesToNone() throws Exception {
        PresentationState read =
                PresentationStateReader.read(SampleState.state().remove(Tag.ReferencedSeriesSequence));

        assertThat(read.appliesTo(FIRST)).isFalse();
        assertThat(read.voi(FIRST)).isEmpty();
        assertThat(read.problems()).containsExactly("refers to no image: it applies to none");
    }

    @Test
    void anotherClassIsRefusedByName() {
        assertThatThrownBy(() -> PresentationStateReader.read(
                        SampleState.state().putString(Tag.SOPClassUID, Vr.UI, SampleState.CT)))
                .isInstanceOf(DicomException.class)
                .hasMessage("no presentation state that can be read, but SOP class " + SampleState.CT);
    }

    /** A state that DCMTK made of a real image shows the image as the image says itself. */
    @Test
    void aStateOfAnotherSystem() throws Exception {
        assumeTrue(Judge.installed("dcmpsmk"), "dcmpsmk (dcmtk) is not installed");
        Path image = TestData.path("ct-chest/000050.dcm");
        Path file = folder.resolve("made.dcm");
        assertThat(Judge.ask("dcmpsmk", image.toString(), file.toString()).exitCode())
                .isZero();

        PresentationState state =
                PresentationStateReader.read(DicomReader.read(file).dataSet());

        DataSet header = DicomReader.read(image).dataSet();
        FrameRef frame = new FrameRef(header.string(Tag.SOPInstanceUID).orElseThrow(), 1);
        assertThat(state.problems()).isEmpty();
        assertThat(state.appliesTo(frame)).isTrue();
        VoiWindow window = (VoiWindow) state.voi(frame).get(0);
        assertThat(window.center()).isEqualTo(header.number(Tag.WindowCenter).orElseThrow());
        assertThat(window.width()).isEqualTo(header.number(Tag.WindowWidth).orElseThrow());
        assertThat(state.area(frame).orElseThrow().bottomRight())
                .isEqualTo(new Pixel(
                        header.integer(Tag.Columns).orElseThrow(),
                        header.integer(Tag.Rows).orElseThrow()));
        assertThat(state.spatial()).isEqualTo(SpatialTransform.NONE);
    }
}
