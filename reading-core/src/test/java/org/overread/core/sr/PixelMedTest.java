package org.overread.core.sr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Tag;
import org.overread.example.ExampleReport;

/** PixelMed's validator on the content tree (Debian libpixelmed-java, 2022): TID 1500 and its templates, row by row. */
class PixelMedTest {
    private static final Path JARS = Path.of("/usr/share/java");

    /** The codes of PS3.16 CID 100 are a baseline, which may be extended; the validator takes it as closed. */
    private static final String PROCEDURE_BEYOND_CID_100 = "not found in context group 100";

    @TempDir
    Path folder;

    @Test
    void treeFollowsTheTemplatesAndABadOneDoesNot() throws Exception {
        assumeTrue(Files.isReadable(JARS.resolve("pixelmed.jar")), "libpixelmed-java not installed");
        byte[] written = new DicomReportWriter(ExampleReport.STATION)
                .write(ExampleReport.content())
                .get(0)
                .bytes();

        Judge verdict = ask(Files.write(folder.resolve("sr.dcm"), written));
        assertThat(verdict.output())
                .contains(
                        "Found Root Template TID_1500", "Root Template Validation Complete", "IOD validation complete");
        assertThat(errors(verdict)).isEmpty();

        DataSet boxWithoutImage = DicomReader.read(written).dataSet();
        ContentTree.child(ContentTree.group(boxWithoutImage, uid -> uid.equals("2.25.702")), "111030")
                .remove(Tag.ContentSequence);
        Path bad = folder.resolve("bad.dcm");
        DicomWriter.write(boxWithoutImage, bad);
        assertThat(errors(ask(bad))).isNotEmpty();
    }

    private static List<String> errors(Judge verdict) {
        return verdict.output()
                .lines()
                .filter(line -> line.startsWith("Error") && !line.contains(PROCEDURE_BEYOND_CID_100))
                .toList();
    }

    private static Judge ask(Path file) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String limit : List.of(
                "xpathTotalOpLimit",
                "xpathExprOpLimit",
                "xpathExprGrpLimit",
                "maxXMLNameLimit",
                "entityExpansionLimit")) {
            command.add("-Djdk.xml." + limit + "=0");
        }
        command.addAll(
                List.of("-Xmx2g", "-cp", JARS + "/*", "com.pixelmed.validate.DicomSRValidator", file.toString()));
        return Judge.ask(command.toArray(String[]::new));
    }
}
