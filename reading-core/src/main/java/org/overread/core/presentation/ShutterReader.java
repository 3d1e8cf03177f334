package org.overread.core.presentation;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;
import org.overread.core.image.CieLab;
import org.overread.core.presentation.DisplayedArea.Pixel;

/** Reads display shutters (PS3.3 C.7.6.11, C.7.6.15). */
final class ShutterReader {
    private static final int LEAST_VERTICES = 3;

    static Shutters read(DataSet from, Problems problems) {
        List<Shutter> shutters = new ArrayList<>();
        for (String shape : from.strings(Tag.ShutterShape)) {
            try {
                shutters.add(shutter(from, shape));
            } catch (DicomException e) {
                problems.add(e.getMessage());
            }
        }
        return new Shutters(
                shutters,
                from.integer(Tag.ShutterPresentationValue),
                CieLab.ofStored(from.numbers(Tag.ShutterPresentationColorCIELabValue)));
    }

    private static Shutter shutter(DataSet from, String shape) throws DicomException {
        return switch (shape) {
            case "RECTANGULAR" ->
                new Shutter.Rectangular(
                        Required.integer(from, Tag.ShutterLeftVerticalEdge),
                        Required.integer(from, Tag.ShutterRightVerticalEdge),
                        Required.integer(from, Tag.ShutterUpperHorizontalEdge),
                        Required.integer(from, Tag.ShutterLowerHorizontalEdge));
            case "CIRCULAR" -> circular(from);
            case "POLYGONAL" -> polygonal(from);
            case "BITMAP" -> new Shutter.Bitmap(Required.integer(from, Tag.ShutterOverlayGroup));
            default -> throw new DicomException(Kind.UNSUPPORTED, "an unknown " + Required.name(Tag.ShutterShape));
        };
    }

    /** Row, then column: the standard's order for shutters. */
    private static Shutter circular(DataSet from) throws DicomException {
        double[] center = Required.numbers(from, Tag.CenterOfCircularShutter, 2);
        return new Shutter.Circular(
                new Pixel((int) center[1], (int) center[0]), Required.integer(from, Tag.RadiusOfCircularShutter));
    }

    private static Shutter polygonal(DataSet from) throws DicomException {
        double[] data = from.numbers(Tag.VerticesOfThePolygonalShutter);
        if (data.length % 2 != 0 || data.length < 2 * LEAST_VERTICES) {
            throw new DicomException(
                    Kind.MALFORMED, data.length + " values in " + Required.name(Tag.VerticesOfThePolygonalShutter));
        }
        List<Pixel> vertices = new ArrayList<>(data.length / 2);
        for (int i = 0; i < data.length; i += 2) {
            vertices.add(new Pixel((int) data[i + 1], (int) data[i]));
        }
        return new Shutter.Polygonal(vertices);
    }

    private ShutterReader() {}
}
