package org.overread.core.presentation;

import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;

/** A grayscale presentation state with every module, of image 2.25.71 and frames 2 and 3 of 2.25.72. */
public final class SampleState {
    static final String CT = "1.2.840.10008.5.1.4.1.1.2";

    static DataSet image(String uid, String... frames) {
        DataSet image = new DataSet()
                .putString(Tag.ReferencedSOPClassUID, Vr.UI, CT)
                .putString(Tag.ReferencedSOPInstanceUID, Vr.UI, uid);
        return frames.length == 0 ? image : image.putString(Tag.ReferencedFrameNumber, Vr.IS, frames);
    }

    public static DataSet state() {
        DataSet state = general()
                .putItems(Tag.SoftcopyVOILUTSequence, windows(), table())
                .putItems(Tag.DisplayedAreaSelectionSequence, fitted(), magnified())
                .putItems(Tag.GraphicLayerSequence, layer())
                .putItems(Tag.GraphicAnnotationSequence, annotation())
                .putInteger(Tag.ImageRotation, Vr.US, 90)
                .putString(Tag.ImageHorizontalFlip, Vr.CS, "Y")
                .putString(Tag.RescaleSlope, Vr.DS, "2")
                .putString(Tag.RescaleIntercept, Vr.DS, "-1024")
                .putString(Tag.RescaleType, Vr.LO, "HU")
                .putString(Tag.PresentationLUTShape, Vr.CS, "INVERSE");
        return shutters(state);
    }

    private static DataSet general() {
        DataSet series = new DataSet()
                .putItems(Tag.ReferencedImageSequence, image("2.25.71"), image("2.25.72", "2", "3"))
                .putString(Tag.SeriesInstanceUID, Vr.UI, "2.25.70");
        return new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.11.1")
                .putString(Tag.SOPInstanceUID, Vr.UI, "2.25.3")
                .putString(Tag.StudyInstanceUID, Vr.UI, "2.25.1")
                .putString(Tag.SeriesInstanceUID, Vr.UI, "2.25.2")
                .putString(Tag.StudyDate, Vr.DA, "20260102")
                .putString(Tag.StudyTime, Vr.TM, "0304")
                .putEmpty(Tag.AccessionNumber, Vr.SH)
                .putString(Tag.Modality, Vr.CS, "PR")
                .putString(Tag.Manufacturer, Vr.LO, "M")
                .putEmpty(Tag.ReferringPhysicianName, Vr.PN)
                .putString(Tag.PatientName, Vr.PN, "A^B")
                .putString(Tag.PatientID, Vr.LO, "P")
                .putEmpty(Tag.PatientBirthDate, Vr.DA)
                .putEmpty(Tag.PatientSex, Vr.CS)
                .putEmpty(Tag.StudyID, Vr.SH)
                .putString(Tag.SeriesNumber, Vr.IS, "1")
                .putString(Tag.InstanceNumber, Vr.IS, "1")
                .putString(Tag.ContentLabel, Vr.CS, "KEY")
                .putString(Tag.ContentDescription, Vr.LO, "key findings")
                .putString(Tag.PresentationCreationDate, Vr.DA, "20260102")
                .putString(Tag.PresentationCreationTime, Vr.TM, "0304")
                .putString(Tag.ContentCreatorName, Vr.PN, "R^S")
                .putItems(Tag.ReferencedSeriesSequence, series);
    }

    private static DataSet windows() {
        return new DataSet()
                .putItems(Tag.ReferencedImageSequence, image("2.25.71"))
                .putString(Tag.WindowCenter, Vr.DS, "40", "-600")
                .putString(Tag.WindowWidth, Vr.DS, "400", "1500")
                .putString(Tag.WindowCenterWidthExplanation, Vr.LO, "soft", "lung");
    }

    private static DataSet table() {
        DataSet table = new DataSet()
                .putInteger(Tag.LUTDescriptor, Vr.US, 4, 10, 16)
                .putString(Tag.LUTExplanation, Vr.LO, "curve")
                .putInteger(Tag.LUTData, Vr.US, 0, 100, 1000, 65535);
        return new DataSet()
                .putItems(Tag.ReferencedImageSequence, image("2.25.72", "2"))
                .putItems(Tag.VOILUTSequence, table);
    }

    private static DataSet fitted() {
        return new DataSet()
                .putItems(Tag.ReferencedImageSequence, image("2.25.71"))
                .putInteger(Tag.DisplayedAreaTopLeftHandCorner, Vr.SL, -9, 1)
                .putInteger(Tag.DisplayedAreaBottomRightHandCorner, Vr.SL, 512, 500)
                .putString(Tag.PresentationSizeMode, Vr.CS, "SCALE TO FIT")
                .putString(Tag.PresentationPixelSpacing, Vr.DS, "0.5", "0.25");
    }

    private static DataSet magnified() {
        DataSet area = new DataSet()
                .putItems(Tag.ReferencedImageSequence, image("2.25.72"))
                .putInteger(Tag.DisplayedAreaTopLeftHandCorner, Vr.SL, 1, 1)
                .putInteger(Tag.DisplayedAreaBottomRightHandCorner, Vr.SL, 10, 10)
                .putString(Tag.PresentationSizeMode, Vr.CS, "MAGNIFY")
                .putString(Tag.PresentationPixelAspectRatio, Vr.IS, "2", "1");
        return area.putFloating(Tag.PresentationPixelMagnificationRatio, Vr.FL, 2.5);
    }

    private static DataSet layer() {
        return new DataSet()
                .putString(Tag.GraphicLayer, Vr.CS, "MARKS")
                .putString(Tag.GraphicLayerOrder, Vr.IS, "1")
                .putInteger(Tag.GraphicLayerRecommendedDisplayGrayscaleValue, Vr.US, 65535)
                .putString(Tag.GraphicLayerDescription, Vr.LO, "marks");
    }

    private static DataSet annotation() {
        DataSet text = new DataSet()
                .putString(Tag.BoundingBoxAnnotationUnits, Vr.CS, "DISPLAY")
                .putString(Tag.AnchorPointAnnotationUnits, Vr.CS, "PIXEL")
                .putString(Tag.UnformattedTextValue, Vr.ST, "nodule")
                .putFloating(Tag.BoundingBoxTopLeftHandCorner, Vr.FL, 0.25, 0.5)
                .putFloating(Tag.BoundingBoxBottomRightHandCorner, Vr.FL, 0.75, 0.625)
                .putString(Tag.BoundingBoxTextHorizontalJustification, Vr.CS, "CENTER")
                .putFloating(Tag.AnchorPoint, Vr.FL, 10.5, 20.5)
                .putString(Tag.AnchorPointVisibility, Vr.CS, "Y");
        return new DataSet()
                .putItems(Tag.ReferencedImageSequence, image("2.25.72", "3"))
                .putString(Tag.GraphicLayer, Vr.CS, "MARKS")
                .putItems(Tag.TextObjectSequence, text)
                .putItems(Tag.GraphicObjectSequence, graphic("CIRCLE", 10.5, 20.5, 14.5, 20.5));
    }

    static DataSet graphic(String type, double... points) {
        return new DataSet()
                .putString(Tag.GraphicAnnotationUnits, Vr.CS, "PIXEL")
                .putInteger(Tag.GraphicDimensions, Vr.US, 2)
                .putInteger(Tag.NumberOfGraphicPoints, Vr.US, points.length / 2)
                .putFloating(Tag.GraphicData, Vr.FL, points)
                .putString(Tag.GraphicType, Vr.CS, type)
                .putString(Tag.GraphicFilled, Vr.CS, "Y");
    }

    private static DataSet shutters(DataSet state) {
        return state.putString(Tag.ShutterShape, Vr.CS, "RECTANGULAR", "CIRCULAR", "POLYGONAL")
                .putString(Tag.ShutterLeftVerticalEdge, Vr.IS, "11")
                .putString(Tag.ShutterRightVerticalEdge, Vr.IS, "500")
                .putString(Tag.ShutterUpperHorizontalEdge, Vr.IS, "21")
                .putString(Tag.ShutterLowerHorizontalEdge, Vr.IS, "490")
                .putString(Tag.CenterOfCircularShutter, Vr.IS, "100", "200")
                .putString(Tag.RadiusOfCircularShutter, Vr.IS, "90")
                .putString(Tag.VerticesOfThePolygonalShutter, Vr.IS, "1", "2", "30", "2", "30", "40")
                .putInteger(Tag.ShutterPresentationValue, Vr.US, 0);
    }

    private SampleState() {}
}
