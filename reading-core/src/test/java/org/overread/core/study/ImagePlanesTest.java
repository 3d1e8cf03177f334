package org.overread.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.OrientationLetters;
import org.overread.core.image.PatientPoint;

class ImagePlanesTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    private static Optional<PatientPoint> place(DataSet header, int frame) {
        return Headers.instance(header).plane(frame).map(ImagePlane::firstPixelCentre);
    }

    @Test
    void doseGridsLieByRelativeOffsetsAlongTheirNormal() {
        DataSet dose = Headers.frames(Headers.RT_DOSE, 3)
                .putDecimal(Tag.ImageOrientationPatient, 1, 0, 0, 0, 0, -1)
                .putDecimal(Tag.ImagePositionPatient, -10, -20, 30)
                .putDecimal(Tag.GridFrameOffsetVector, 0, 2.5, 7);

        // (1,0,0) x (0,0,-1) = (0,1,0)
        assertThat(place(dose, 1)).contains(new PatientPoint(-10, -20, 30));
        assertThat(place(dose, 2)).contains(new PatientPoint(-10, -17.5, 30));
        assertThat(place(dose, 3)).contains(new PatientPoint(-10, -13, 30));
    }

    @Test
    void doseGridsLieByPatientHeightWhereTheirOffsetsBeginWithIt() {
        DataSet dose = Headers.frames(Headers.RT_DOSE, 3)
                .putDecimal(Tag.ImagePositionPatient, -10, -20, 30)
                .putDecimal(Tag.GridFrameOffsetVector, 30, 28, 26);

        assertThat(place(dose, 3)).contains(new PatientPoint(-10, -20, 26));

        dose.putDecimal(Tag.GridFrameOffsetVector, 29, 28, 26);
        assertThat(place(dose, 3)).as("neither form").isEmpty();
        dose.putDecimal(Tag.GridFrameOffsetVector, 0, 2);
        assertThat(place(dose, 3)).as("fewer offsets than frames").isEmpty();
    }

    @Test
    void reconstructedEmissionSlicesLieBySliceVectorAndSignedSpacing() {
        DataSet emission = Headers.frames(Headers.NM, 4)
                .remove(Tag.ImagePositionPatient)
                .remove(Tag.ImageOrientationPatient)
                .putString(Tag.ImageType, Vr.CS, "ORIGINAL", "PRIMARY", "RECON TOMO", "EMISSION")
                .putItems(
                        Tag.DetectorInformationSequence,
                        new DataSet()
                                .putDecimal(Tag.ImagePositionPatient, -100, -90, 50)
                                .putDecimal(Tag.ImageOrientationPatient, 1, 0, 0, 0, 1, 0))
                .putInteger(Tag.SliceVector, Vr.US, 1, 2, 1, 2)
                .putDecimal(Tag.SpacingBetweenSlices, -4);

        assertThat(place(emission, 1)).contains(new PatientPoint(-100, -90, 50));
        assertThat(place(emission, 2)).contains(new PatientPoint(-100, -90, 46));
        assertThat(place(emission, 3)).contains(new PatientPoint(-100, -90, 50));

        emission.putString(Tag.ImageType, Vr.CS, "ORIGINAL", "PRIMARY", "TOMO", "EMISSION");
        assertThat(place(emission, 1)).as("a projection of a rotating detector").isEmpty();
        assertThat(place(emission, 2)).isEmpty();
    }

    @Test
    void laterFramesOfAPlainMultiFrameImageHaveNoKnownPlace() {
        DataSet cine = Headers.frames("1.2.840.10008.5.1.4.1.1.4", 5);

        assertThat(place(cine, 1)).isPresent();
        assertThat(place(cine, 2)).isEmpty();
    }

    @Test
    void framesOfEnhancedImagesLieByTheirOwnOrTheSharedGroups() {
        DataSet enhanced = Headers.frames(Headers.ENHANCED_MR, 2)
                .remove(Tag.ImagePositionPatient)
                .remove(Tag.ImageOrientationPatient)
                .remove(Tag.PixelSpacing)
                .putItems(
                        Tag.SharedFunctionalGroupsSequence,
                        new DataSet()
                                .putItems(
                                        Tag.PlaneOrientationSequence,
                                        new DataSet().putDecimal(Tag.ImageOrientationPatient, 0, 1, 0, 0, 0, -1))
                                .putItems(
                                        Tag.PixelMeasuresSequence,
                                        new DataSet().putDecimal(Tag.PixelSpacing, 0.9, 0.8)))
                .putItems(
                        Tag.PerFrameFunctionalGroupsSequence,
                        new DataSet()
                                .putItems(
                                        Tag.PlanePositionSequence,
                                        new DataSet().putDecimal(Tag.ImagePositionPatient, 1, 2, 3)),
                        new DataSet());

        ImagePlane plane = Headers.instance(enhanced).plane(1).orElseThrow();
        assertThat(plane.firstPixelCentre()).isEqualTo(new PatientPoint(1, 2, 3));
        assertThat(plane.spacing().betweenRowsMm()).isEqualTo(0.9);
        assertThat(OrientationLetters.of(plane)).isEqualTo(new OrientationLetters("A", "P", "H", "F"));
        assertThat(place(enhanced, 2)).as("says nowhere where it lies").isEmpty();
    }

    @Test
    void anUltrasoundVolumeLiesInASpaceOfItsOwnWithoutLetters() {
        DataSet volume = Headers.frames(Headers.ENHANCED_US_VOLUME, 1)
                .remove(Tag.ImagePositionPatient)
                .remove(Tag.ImageOrientationPatient)
                .putString(Tag.VolumeFrameOfReferenceUID, Vr.UI, "1.9.9")
                .putItems(
                        Tag.SharedFunctionalGroupsSequence,
                        new DataSet()
                                .putItems(
                                        Tag.PlaneOrientationVolumeSequence,
                                        new DataSet().putFloating(Tag.ImageOrientationVolume, Vr.FD, 1, 0, 0, 0, 1, 0)))
                .putItems(
                        Tag.PerFrameFunctionalGroupsSequence,
                        new DataSet()
                                .putItems(
                                        Tag.PlanePositionVolumeSequence,
                                        new DataSet().putFloating(Tag.ImagePositionVolume, Vr.FD, 0, 0, 0.5)));

        ImagePlane plane = Headers.instance(volume).plane(1).orElseThrow();

        assertThat(plane.frameOfReferenceUid()).isEqualTo("1.9.9");
        assertThat(plane.firstPixelCentre().z()).isCloseTo(0.5, EXACT);
        assertThat(OrientationLetters.of(plane)).isEqualTo(new OrientationLetters("", "", "", ""));
    }

    @Test
    void aQuadrupedHasItsOwnLettersAndWherePartIsUnknownOnlyItsSides() {
        DataSet dog = Slices.axial(1, 0).putString(Tag.AnatomicalOrientationType, Vr.CS, "QUADRUPED");

        assertThat(Headers.instance(dog).orientation(1)).contains(new OrientationLetters("RT", "LE", "", ""));

        dog.putString(Tag.BodyPartExamined, Vr.CS, "THORAX");
        assertThat(Headers.instance(dog).orientation(1)).contains(new OrientationLetters("RT", "LE", "V", "D"));
        dog.putDecimal(Tag.ImageOrientationPatient, 1, 0, 0, 0, 0, -1);
        assertThat(Headers.instance(dog).orientation(1)).contains(new OrientationLetters("RT", "LE", "CR", "CD"));
    }

    @Test
    void projectionsTakeTheirLettersFromPatientOrientationIfItIsSound() {
        DataSet header = Headers.projection(Headers.DX);
        assertThat(letters(header, "A", "FR")).contains(new OrientationLetters("P", "A", "HL", "FR"));
        assertThat(letters(header, "L", "X")).isEmpty();
        assertThat(letters(header, "L", "LR")).as("left and right at once").isEmpty();
        assertThat(letters(header, "L")).isEmpty();

        header.putString(Tag.AnatomicalOrientationType, Vr.CS, "QUADRUPED");
        assertThat(letters(header, "LE", "CD")).contains(new OrientationLetters("RT", "LE", "", "CD"));
    }

    private static Optional<OrientationLetters> letters(DataSet header, String... values) {
        return Headers.instance(header.putString(Tag.PatientOrientation, Vr.CS, values))
                .orientation(1);
    }
}
