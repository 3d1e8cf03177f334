package org.overread.core.sr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Tag;
import org.overread.example.ExampleReport;

/** PixelMed's validator on the content tree (Debian libpixelmed-java, 2022): TID 1500 and its templates, row by row. */
class PixelMedTest {
    @TempDir
    Path folder;

    @Test
    void treeFollowsTheTemplatesAndABadOneDoesNot() throws Exception {
        PixelMed.assumeInstalled();
        byte[] written = new DicomReportWriter(ExampleReport.STATION)
                .write(ExampleReport.content())
                .get(0)
                .bytes();

        Judge verdict = PixelMed.ask(Files.write(folder.resolve("sr.dcm"), written));
        assertThat(verdict.output())
                .contains(
                        "Found Root Template TID_1500", "Root Template Validation Complete", "IOD validation complete");
        assertThat(PixelMed.errors(verdict)).isEmpty();

        DataSet boxWithoutImage = DicomReader.read(written).dataSet();
        ContentTree.child(ContentTree.group(boxWithoutImage, uid -> uid.equals("2.25.702")), "111030")
                .remove(Tag.ContentSequence);
        Path bad = folder.resolve("bad.dcm");
        DicomWriter.write(boxWithoutImage, bad);
        assertThat(PixelMed.errors(PixelMed.ask(bad))).isNotEmpty();
    }
}
