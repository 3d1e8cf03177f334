package org.overread.example;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.Direction;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.study.Instance;
import org.overread.core.study.Patient;
import org.overread.core.study.Series;
import org.overread.core.study.Study;

/** A small chest CT of a patient whose name needs more than Latin letters; headers only, without pixels. */
public final class ExampleStudy {
    public static final String PATIENT_NAME = "Müller-Wąs^Jörg^^Dr.^PhD=山田^太郎=やまだ^たろう";
    public static final String STUDY_UID = "1.2.826.0.1.3680043.10.999.1";
    public static final String SERIES_UID = STUDY_UID + ".1";
    public static final String FRAME_OF_REFERENCE = STUDY_UID + ".9";
    /** 9 · 7 = 63 pixels: no frame but the first starts on a byte of a packed segmentation. */
    public static final int COLUMNS = 9;

    public static final int ROWS = 7;
    public static final int SLICES = 6;

    public static Study ct() {
        return study(List.of(series(SERIES_UID, COLUMNS, ROWS)));
    }

    public static Study study(List<Series> series) {
        Patient patient = new Patient(
                PATIENT_NAME, "PID-4711", "ST-ÉLOI", Optional.of("19720229"), Optional.of("M"), Optional.of("054Y"));
        return new Study(
                STUDY_UID,
                patient,
                Optional.of("20261124"),
                Optional.of("081500"),
                Optional.of("ACC-1"),
                Optional.of("S-1"),
                "CT Thorax",
                Optional.of("Łukasz^Anna"),
                series);
    }

    /** An axial series with slices 2.5 mm apart, head last. */
    public static Series series(String seriesUid, int columns, int rows) {
        List<Instance> instances = new ArrayList<>();
        for (int k = 0; k < SLICES; k++) {
            instances.add(instance(seriesUid, k, columns, rows));
        }
        return new Series(seriesUid, "CT", Optional.of(2), "Lung 2.5", "CHEST", instances, true, List.of());
    }

    /** Instance k of the series, from 0. */
    public static String instanceUid(String seriesUid, int k) {
        return seriesUid + ".10" + k;
    }

    private static Instance instance(String seriesUid, int k, int columns, int rows) {
        ImagePlane plane = new ImagePlane(
                FRAME_OF_REFERENCE,
                new PatientPoint(-143.25, -287.5, -216 + 2.5 * k),
                new Direction(1, 0, 0),
                new Direction(0, 1, 0),
                new PixelSpacing(0.75, 0.625, PixelSpacing.Origin.PIXEL_SPACING));
        DataSet header = new DataSet()
                .putString(Tag.SpecificCharacterSet, Vr.CS, "ISO_IR 192")
                .putString(Tag.SOPClassUID, Vr.UI, SopClass.CT_IMAGE)
                .putString(Tag.SOPInstanceUID, Vr.UI, instanceUid(seriesUid, k))
                .putString(Tag.PatientName, Vr.PN, PATIENT_NAME)
                .putString(Tag.PatientID, Vr.LO, "PID-4711")
                .putString(Tag.PatientWeight, Vr.DS, "81.5")
                .putString(Tag.SliceThickness, Vr.DS, "2.5")
                .putInteger(Tag.Rows, Vr.US, rows)
                .putInteger(Tag.Columns, Vr.US, columns);
        return new Instance(
                Path.of("slice" + k + ".dcm"),
                "1.2.840.10008.1.2.1",
                instanceUid(seriesUid, k),
                SopClass.CT_IMAGE,
                1,
                Optional.of(plane),
                header);
    }

    private ExampleStudy() {}
}
