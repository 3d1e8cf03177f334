package org.overread.core.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomDictionary;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Tags;
import org.overread.core.image.Calibration;
import org.overread.core.image.FrameDecoder;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.OrientationLetters;
import org.overread.core.image.PixelSpacing;

/**
 * One SOP instance of a series.
 *
 * @param frames 0 for objects without an image
 * @param header the data set, pixel data left in its file
 * @param plane where its (first) frame lies in the patient; empty where the attributes do not say
 */
public record Instance(
        Path file,
        String transferSyntaxUid,
        String sopInstanceUid,
        String sopClassUid,
        int frames,
        Optional<ImagePlane> plane,
        DataSet header) {

    /**
     * The instance that a file holds; SOP Class and Instance UID from the file meta information where the data set lacks
     * them.
     *
     * @throws DicomException MISSING_ATTRIBUTE where neither has them
     */
    public static Instance of(Path file, DicomFile read) throws DicomException {
        DataSet header = read.dataSet();
        boolean image = header.contains(Tag.Rows) && header.contains(Tag.Columns);
        return new Instance(
                file,
                read.transferSyntaxUid(),
                uid(read, Tag.SOPInstanceUID, Tag.MediaStorageSOPInstanceUID),
                uid(read, Tag.SOPClassUID, Tag.MediaStorageSOPClassUID),
                image ? FrameDecoder.frames(header) : 0,
                ImagePlanes.of(header, 1),
                header);
    }

    /** Where a frame (numbered from 1) lies in the patient; in enhanced multi-frame images each its own way. */
    public Optional<ImagePlane> plane(int frameNumber) {
        return frameNumber == 1 ? plane : ImagePlanes.of(header, frameNumber);
    }

    /** Where each of its frames lies, in their order. What they share is asked once: the cost grows as their number does. */
    List<Optional<ImagePlane>> planes() {
        return frames == 1 ? List.of(plane) : ImagePlanes.all(header, plane, frames);
    }

    /** Pixel spacing of a whole frame (numbered from 1) with its provenance; empty where unknown: then lengths are in pixels. */
    public Optional<PixelSpacing> spacing(int frameNumber) {
        return calibration(frameNumber).whole();
    }

    /** Pixel spacing at a point of a frame: of ultrasound, that of the region it lies in. */
    public Optional<PixelSpacing> spacing(int frameNumber, ImagePoint point) {
        return calibration(frameNumber).spacing(point);
    }

    /** What is known of physical size in a frame (numbered from 1), and where. */
    public Calibration calibration(int frameNumber) {
        return Calibrations.of(header, frameNumber);
    }

    /**
     * What lies towards the edges of a frame (numbered from 1): from its plane, else from Patient Orientation, else from Image
     * Orientation alone. Empty where none says, and on a slide.
     */
    public Optional<OrientationLetters> orientation(int frameNumber) {
        if (SlideGeometry.isSlide(header)) {
            return Optional.empty();
        }
        return plane(frameNumber)
                .map(OrientationLetters::of)
                .or(() -> OrientationLetters.ofPatientOrientation(
                        header.strings(Tag.PatientOrientation), Quadruped.is(header)))
                .or(() -> ImagePlanes.letters(header, frameNumber));
    }

    private static String uid(DicomFile file, int tag, int metaTag) throws DicomException {
        return file.dataSet()
                .string(tag)
                .or(() -> file.meta().string(metaTag))
                .orElseThrow(() -> new DicomException(
                        DicomException.Kind.MISSING_ATTRIBUTE,
                        "no " + DicomDictionary.keyword(tag) + " " + Tags.format(tag)));
    }
}
