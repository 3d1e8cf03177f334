package org.overread.example;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.study.Instance;
import org.overread.core.study.Patient;
import org.overread.core.study.Series;
import org.overread.core.study.SeriesAssembly;
import org.overread.core.study.Study;

/** Headers of series as scanners write them, without pixels, for tests of what is hung where. UIDs begin with a root of their own. */
public final class SyntheticImages {
    public static final int SIZE = 128;
    private static final String CLASS = "1.2.840.10008.5.1.4.1.1.";
    private static final String[] AXIAL = {"1", "0", "0", "0", "1", "0"};
    private static final String[] CORONAL = {"1", "0", "0", "0", "0", "-1"};
    private static final String[] SAGITTAL = {"0", "1", "0", "0", "0", "-1"};

    private final String root;
    private final List<Series> series = new ArrayList<>();

    public SyntheticImages(String root) {
        this.root = root;
    }

    /** @param plane axial, coronal or sagittal @param more attributes of all slices */
    public SyntheticImages slices(
            String modality, String description, String plane, int count, Consumer<DataSet> more) {
        int number = series.size() + 1;
        List<Instance> instances = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            DataSet header = header(modality, description, number, k)
                    .putString(Tag.FrameOfReferenceUID, Vr.UI, root + ".99")
                    .putString(Tag.ImageOrientationPatient, Vr.DS, orientation(plane))
                    .putString(Tag.ImagePositionPatient, Vr.DS, position(plane, k))
                    .putString(Tag.PixelSpacing, Vr.DS, "1.5", "1.5")
                    .putString(Tag.SliceThickness, Vr.DS, "5");
            more.accept(header);
            instances.add(instance(header));
        }
        return add(number, instances);
    }

    /** A series of projections, one for each of {@code each}. */
    @SafeVarargs
    public final SyntheticImages projections(String modality, String description, Consumer<DataSet>... each) {
        int number = series.size() + 1;
        List<Instance> instances = new ArrayList<>();
        for (int k = 0; k < each.length; k++) {
            DataSet header =
                    header(modality, description, number, k).putString(Tag.ImagerPixelSpacing, Vr.DS, "3", "3");
            each[k].accept(header);
            instances.add(instance(header));
        }
        return add(number, instances);
    }

    public Study study(String description, String date) {
        return new Study(
                root,
                new Patient("DOE^JANE", "H-1", "GENERAL", Optional.of("19500101"), Optional.of("F"), Optional.empty()),
                Optional.of(date),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                description,
                Optional.empty(),
                series);
    }

    private SyntheticImages add(int number, List<Instance> instances) {
        series.add(SeriesAssembly.of(root + "." + number, instances, List.of()));
        return this;
    }

    private DataSet header(String modality, String description, int number, int k) {
        return new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, sopClass(modality))
                .putString(Tag.SOPInstanceUID, Vr.UI, root + "." + number + "." + (k + 1))
                .putString(Tag.Modality, Vr.CS, modality)
                .putString(Tag.SeriesDescription, Vr.LO, description)
                .putString(Tag.SeriesNumber, Vr.IS, Integer.toString(number))
                .putString(Tag.InstanceNumber, Vr.IS, Integer.toString(k + 1))
                .putString(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
                .putString(Tag.ImageType, Vr.CS, "ORIGINAL", "PRIMARY")
                .putInteger(Tag.Rows, Vr.US, SIZE)
                .putInteger(Tag.Columns, Vr.US, SIZE)
                .putInteger(Tag.BitsAllocated, Vr.US, 16)
                .putBytes(Tag.PixelData, Vr.OW, new byte[2]);
    }

    private static Instance instance(DataSet header) {
        try {
            String uid = header.string(Tag.SOPInstanceUID).orElseThrow();
            return Instance.of(Path.of(uid + ".dcm"), new DicomFile(new DataSet(), "1.2.840.10008.1.2.1", header));
        } catch (DicomException e) {
            throw new AssertionError(e);
        }
    }

    private static String sopClass(String modality) {
        return CLASS
                + switch (modality) {
                    case "CT" -> "2";
                    case "MR" -> "4";
                    case "CR" -> "1";
                    case "DX" -> "1.1";
                    case "MG" -> "1.2";
                    case "US" -> "6.1";
                    default -> "7";
                };
    }

    private static String[] orientation(String plane) {
        return switch (plane) {
            case "axial" -> AXIAL;
            case "coronal" -> CORONAL;
            default -> SAGITTAL;
        };
    }

    private static String[] position(String plane, int k) {
        String along = Integer.toString(5 * k);
        return switch (plane) {
            case "axial" -> new String[] {"-90", "-90", along};
            case "coronal" -> new String[] {"-90", along, "90"};
            default -> new String[] {along, "-90", "90"};
        };
    }
}
