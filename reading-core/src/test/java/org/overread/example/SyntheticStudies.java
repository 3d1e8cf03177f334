package org.overread.example;

import java.util.function.Consumer;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.study.Study;

/** Studies with the attributes that scanners of several vendors write, one for each shipped hanging protocol. */
public final class SyntheticStudies {

    public static Study ctChest(String root, String date) {
        return new SyntheticImages(root)
                .slices("CT", "Topogram", "coronal", 1, localizer())
                .slices("CT", "Thorax 5.0 Br40 axial", "axial", 12, ct("CHEST", "Br40d", "5", "Ultravist"))
                .slices("CT", "Thorax 1.0 Bl57 axial", "axial", 40, ct("CHEST", "Bl57d", "1", "Ultravist"))
                .slices("CT", "Thorax 3.0 coronal", "coronal", 10, ct("CHEST", "Br40d", "3", "Ultravist"))
                .study("CT Thorax mit KM", date);
    }

    public static Study ctHead(String root, String date) {
        return new SyntheticImages(root)
                .slices("CT", "SCOUT", "sagittal", 1, localizer())
                .slices("CT", "HEAD 5mm", "axial", 12, ct("HEAD", "STANDARD", "5", ""))
                .slices("CT", "HEAD BONE", "axial", 40, ct("HEAD", "BONEPLUS", "0.625", ""))
                .study("CT HEAD W/O", date);
    }

    public static Study mrBrain(String root, String date) {
        return new SyntheticImages(root)
                .slices("MR", "localizer", "axial", 1, localizer())
                .slices("MR", "t2_tse_tra", "axial", 12, mr("SE", 5000, 100, 0))
                .slices("MR", "t2_tirm_tra_dark-fluid", "axial", 12, mr("IR", 9000, 90, 2500))
                .slices("MR", "t1_se_tra", "axial", 12, mr("SE", 500, 12, 0))
                .slices("MR", "ep2d_diff_b1000_tra", "axial", 12, diffusion("TRACEW"))
                .slices("MR", "ep2d_diff_ADC", "axial", 12, diffusion("ADC"))
                .slices("MR", "t1_mprage_sag", "sagittal", 12, mprage())
                .slices(
                        "MR",
                        "t1_se_tra KM",
                        "axial",
                        12,
                        mr("SE", 500, 12, 0)
                                .andThen(header -> header.putString(Tag.ContrastBolusAgent, Vr.LO, "Gadovist")))
                .study("MR Schädel", date);
    }

    public static Study chestRadiographs(String root, String date) {
        return new SyntheticImages(root)
                .projections("DX", "Chest PA", dx("PA", "272479007"))
                .projections("DX", "Chest LAT", dx("LL", "399173006"))
                .study("Chest 2 views", date);
    }

    /** Each view in a series of its own, as most units write them. */
    public static Study mammography(String root, String date) {
        return new SyntheticImages(root)
                .projections("MG", "R CC", mg("R", "CC"))
                .projections("MG", "L CC", mg("L", "CC"))
                .projections("MG", "R MLO", mg("R", "MLO"))
                .projections("MG", "L MLO", mg("L", "MLO"))
                .study("Mammography screening", date);
    }

    public static Study ultrasound(String root, String date) {
        return new SyntheticImages(root)
                .projections("US", "Liver", header -> {}, header -> {}, header -> {})
                .projections("US", "Kidneys", header -> {}, header -> {})
                .study("US abdomen", date);
    }

    public static Consumer<DataSet> localizer() {
        return header -> header.putString(Tag.ImageType, Vr.CS, "ORIGINAL", "PRIMARY", "LOCALIZER");
    }

    public static Consumer<DataSet> ct(String part, String kernel, String thickness, String agent) {
        return header -> {
            header.putString(Tag.BodyPartExamined, Vr.CS, part)
                    .putString(Tag.ConvolutionKernel, Vr.SH, kernel)
                    .putString(Tag.SliceThickness, Vr.DS, thickness)
                    .putString(Tag.WindowCenter, Vr.DS, "40")
                    .putString(Tag.WindowWidth, Vr.DS, "400");
            if (!agent.isEmpty()) {
                header.putString(Tag.ContrastBolusAgent, Vr.LO, agent);
            }
        };
    }

    /** Units: ms; without inversion where that is 0. */
    public static Consumer<DataSet> mr(String sequence, int repetition, int echo, int inversion) {
        return header -> {
            header.putString(Tag.BodyPartExamined, Vr.CS, "BRAIN")
                    .putString(Tag.ScanningSequence, Vr.CS, sequence)
                    .putString(Tag.SequenceVariant, Vr.CS, "SK")
                    .putString(Tag.RepetitionTime, Vr.DS, Integer.toString(repetition))
                    .putString(Tag.EchoTime, Vr.DS, Integer.toString(echo));
            if (inversion > 0) {
                header.putString(Tag.InversionTime, Vr.DS, Integer.toString(inversion));
            }
        };
    }

    public static Consumer<DataSet> mprage() {
        return mr("GR", 2300, 3, 900).andThen(header -> header.putString(Tag.SequenceVariant, Vr.CS, "SK", "SP", "MP"));
    }

    public static Consumer<DataSet> diffusion(String type) {
        return mr("EP", 6000, 80, 0)
                .andThen(header -> header.putString(Tag.ImageType, Vr.CS, "DERIVED", "PRIMARY", "DIFFUSION", type));
    }

    public static Consumer<DataSet> dx(String position, String viewCode) {
        return header -> header.putString(Tag.BodyPartExamined, Vr.CS, "CHEST")
                .putString(Tag.ViewPosition, Vr.CS, position)
                .putItems(Tag.ViewCodeSequence, code(viewCode, "SCT"));
    }

    /** Chest wall to the middle, as the units orient them. */
    public static Consumer<DataSet> mg(String side, String view) {
        String code = view.equals("CC") ? "399162004" : "399368009";
        return header -> header.putString(Tag.ImageLaterality, Vr.CS, side)
                .putString(Tag.BodyPartExamined, Vr.CS, "BREAST")
                .putString(Tag.ViewPosition, Vr.CS, view)
                .putString(Tag.PresentationIntentType, Vr.CS, "FOR PRESENTATION")
                .putString(Tag.PatientOrientation, Vr.CS, side.equals("R") ? "P" : "A", side.equals("R") ? "L" : "R")
                .putItems(Tag.ViewCodeSequence, code(code, "SCT"));
    }

    public static DataSet code(String value, String scheme) {
        return new DataSet()
                .putString(Tag.CodeValue, Vr.SH, value)
                .putString(Tag.CodingSchemeDesignator, Vr.SH, scheme)
                .putString(Tag.CodeMeaning, Vr.LO, "view");
    }

    private SyntheticStudies() {}
}
