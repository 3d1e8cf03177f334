package org.overread.core.parametric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.RealFrame;
import org.overread.core.sr.Judge;
import org.overread.core.study.Instance;
import org.overread.core.study.RealWorldMapping;

class ParametricMapTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"float", "double", "int"})
    void valuesOfPydicomsMapsAreThoseThatNumpyComputes(String kind) throws Exception {
        assumeTrue(
                Judge.installed("python3")
                        && Judge.ask("/usr/bin/python3", "-c", "import pydicom, numpy")
                                        .exitCode()
                                == 0,
                "python3-pydicom not installed");
        Path script = folder.resolve("map.py");
        try (InputStream in = getClass().getResourceAsStream("parametric_map.py")) {
            Files.copy(in, script);
        }
        Path file = folder.resolve("map.dcm");
        Judge written = Judge.ask("/usr/bin/python3", script.toString(), kind, file.toString());
        assertThat(written.exitCode()).as(written.output()).isZero();
        List<String> expected = written.output().lines().toList();
        ParametricMap map = ParametricMap.of(Instance.of(file, DicomReader.read(file)));

        assertThat(map.frames()).hasSize(2);
        for (MapFrame frame : map.frames()) {
            RealWorldMapping quantity = frame.quantities().get(0);
            RealFrame values = map.values(frame, quantity);
            String[] row = expected.get(frame.number() - 1).split(" ");
            for (int i = 0; i < row.length; i++) {
                if (row[i].equals("nan")) {
                    assertThat(values.values()[i]).isNaN();
                } else {
                    assertThat(values.values()[i]).isCloseTo(Double.parseDouble(row[i]), within(1e-9));
                }
            }
            assertThat(values.unit()).isEqualTo("um2/s");
            assertThat(quantity.quantity().orElseThrow().value()).isEqualTo("113041");
            assertThat(quantity.label()).contains("ADC");
            assertThat(frame.plane().orElseThrow().firstPixelCentre().z()).isEqualTo(4.0 * (frame.number() - 1));
            assertThat(frame.sources().get(0).image().sopInstanceUid()).isEqualTo("2.25.10" + (frame.number() - 1));
        }
        assertThat(String.join(" ", expected))
                .as("a value beyond the mapped ones")
                .contains("nan");
    }

    private static DataSet mapping() {
        return new DataSet()
                .putInteger(Tag.RealWorldValueFirstValueMapped, Vr.US, 3)
                .putInteger(Tag.RealWorldValueLastValueMapped, Vr.US, 5)
                .putFloating(Tag.RealWorldValueLUTData, Vr.FD, 0.5, 7, 9)
                .putItems(
                        Tag.MeasurementUnitsCodeSequence,
                        new DataSet()
                                .putString(Tag.CodeValue, Vr.SH, "Bq/ml")
                                .putString(Tag.CodingSchemeDesignator, Vr.SH, "UCUM"));
    }

    private static ParametricMap read(DataSet mapping) throws IOException {
        DataSet header = new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, SopClass.PARAMETRIC_MAP)
                .putString(Tag.SOPInstanceUID, Vr.UI, "2.25.9")
                .putString(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
                .putInteger(Tag.SamplesPerPixel, Vr.US, 1)
                .putInteger(Tag.Columns, Vr.US, 2)
                .putInteger(Tag.Rows, Vr.US, 2)
                .putInteger(Tag.BitsAllocated, Vr.US, 16)
                .putInteger(Tag.BitsStored, Vr.US, 16)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0)
                .putItems(
                        Tag.PerFrameFunctionalGroupsSequence,
                        new DataSet().putItems(Tag.RealWorldValueMappingSequence, mapping))
                .putBytes(Tag.PixelData, Vr.OW, new byte[] {2, 0, 3, 0, 4, 0, 5, 0});
        return ParametricMap.of(Instance.of(Path.of("map.dcm"), DicomReader.read(DicomWriter.toBytes(header))));
    }

    @Test
    void tableGivesANumberForEachStoredValue() throws IOException {
        ParametricMap map = read(mapping());
        MapFrame frame = map.frames().get(0);

        assertThat(map.values(frame, frame.quantities().get(0)).values()).containsExactly(Double.NaN, 0.5, 7, 9);
        assertThat(map.storedValues(frame).values()).containsExactly(2, 3, 4, 5);
    }

    @Test
    void numberWithoutUnitOrScaleIsRefusedByName() {
        refused(
                Kind.MISSING_ATTRIBUTE,
                mapping().remove(Tag.MeasurementUnitsCodeSequence),
                "MeasurementUnitsCodeSequence");
        refused(Kind.MISSING_ATTRIBUTE, mapping().remove(Tag.RealWorldValueLUTData), "RealWorldValueSlope");
        refused(
                Kind.MISSING_ATTRIBUTE,
                mapping().remove(Tag.RealWorldValueLastValueMapped),
                "RealWorldValueLastValueMapped");
        refused(
                Kind.MALFORMED,
                mapping().putFloating(Tag.RealWorldValueLUTData, Vr.FD, 1, 2),
                "2 values in RealWorldValueLUTData");
    }

    private static void refused(Kind kind, DataSet mapping, String words) {
        assertThatThrownBy(() -> read(mapping))
                .isInstanceOfSatisfying(
                        DicomException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageStartingWith("frame 1: ")
                .hasMessageContaining(words);
    }
}
