package org.overread.core.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class DicomJsonWriterTest {

    private static String json(DataSet dataSet) throws IOException {
        StringWriter out = new StringWriter();
        DicomJsonWriter.write(dataSet, out);
        return out.toString();
    }

    @Test
    void everyKindOfValueHasItsForm() throws IOException {
        DataSet dataSet = new DataSet()
                .putString(Tag.SpecificCharacterSet, Vr.CS, "ISO_IR 100")
                .putString(Tag.ImageType, Vr.CS, "ORIGINAL", "", "AXIAL")
                .putString(Tag.PatientName, Vr.PN, "Wang^Ü=王=")
                .putEmpty(Tag.PatientID, Vr.LO)
                .putDecimal(Tag.PixelSpacing, 0.5, 1)
                .putString(Tag.InstanceNumber, Vr.IS, "7")
                .putInteger(Tag.FrameIncrementPointer, Vr.AT, Tag.FrameTime)
                .putInteger(Tag.Rows, Vr.US, 65535)
                .putFloating(Tag.DiffusionBValue, Vr.FD, 0.1)
                .putItems(Tag.ReferencedImageSequence, new DataSet().putInteger(Tag.Columns, Vr.US, 1))
                .putBytes(Tag.PixelData, Vr.OB, new byte[] {1, 2});

        assertThat(json(dataSet))
                .isEqualTo("{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]},"
                        + "\"00080008\":{\"vr\":\"CS\",\"Value\":[\"ORIGINAL\",null,\"AXIAL\"]},"
                        + "\"00081140\":{\"vr\":\"SQ\",\"Value\":[{\"00280011\":{\"vr\":\"US\",\"Value\":[1]}}]},"
                        + "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"Wang^Ü\",\"Ideographic\":\"王\"}]},"
                        + "\"00100020\":{\"vr\":\"LO\"},"
                        + "\"00189087\":{\"vr\":\"FD\",\"Value\":[0.1]},"
                        + "\"00200013\":{\"vr\":\"IS\",\"Value\":[7]},"
                        + "\"00280009\":{\"vr\":\"AT\",\"Value\":[\"00181063\"]},"
                        + "\"00280010\":{\"vr\":\"US\",\"Value\":[65535]},"
                        + "\"00280030\":{\"vr\":\"DS\",\"Value\":[0.5,1]},"
                        + "\"7FE00010\":{\"vr\":\"OB\",\"InlineBinary\":\"AQI=\"}}");
    }

    @Test
    void bigEndianWordsAreTurnedAround() throws IOException {
        DataSet dataSet = new DataSet()
                .put(new Element(Tag.PixelData, Vr.OW, new Value.Bytes(new byte[] {1, 2}, ByteOrder.BIG_ENDIAN)));

        assertThat(json(dataSet)).contains("\"InlineBinary\":\"AgE=\"");
    }

    @Test
    void numbersThatJsonCannotSayStayText() throws IOException {
        DataSet dataSet = new DataSet()
                .putString(Tag.PixelSpacing, Vr.DS, "1,5", "1E999999999")
                .putFloating(Tag.DiffusionBValue, Vr.FD, Double.NaN);

        assertThat(json(dataSet)).contains("[\"1,5\",\"1E999999999\"]").contains("[\"NaN\"]");
    }
}
