package org.overread.core.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.TestData;
import org.overread.core.finding.CodedConcept;
import org.overread.core.reference.InstanceReference;
import org.overread.core.report.FrozenDocument;
import org.overread.core.sr.DicomReportWriter;
import org.overread.core.sr.Judge;
import org.overread.example.ExampleReport;

/** The content tree is the one that DCMTK's dsrdump reads: the same items in the same places, with the same values. */
class DsrdumpTest {
    private static final Pattern LINE = Pattern.compile("([0-9.]+)  <(.*)>( \\{[^}]*})?");

    @TempDir
    Path folder;

    @Test
    void realDocumentsAreReadAsDcmtkReadsThem() throws Exception {
        assumeTrue(Judge.installed("dsrdump"), "dsrdump (dcmtk) is not installed");
        int compared = 0;
        for (Path file : TestData.files("dicom")) {
            if (isReport(file)) {
                compared += compare(file);
            }
        }
        assertThat(compared).as("content items compared").isGreaterThan(600);
    }

    @Test
    void ourOwnDocumentIsReadAsDcmtkReadsIt() throws Exception {
        assumeTrue(Judge.installed("dsrdump"), "dsrdump (dcmtk) is not installed");
        FrozenDocument written = new DicomReportWriter(ExampleReport.STATION)
                .write(ExampleReport.content())
                .get(0);
        assertThat(compare(Files.write(folder.resolve("sr.dcm"), written.bytes())))
                .isGreaterThan(50);
    }

    private static boolean isReport(Path file) {
        try {
            return SrDocumentReader.reads(DicomReader.read(file).dataSet());
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private static int compare(Path file) throws Exception {
        Judge dump = Judge.ask(
                "dsrdump", "-q", "-Er", "-Ec", "-Ee", "-Ph", "+Pn", "+Pl", "+Pu", "+Pc", "+U8", file.toString());
        if (dump.exitCode() != 0) {
            // dcmtk refuses what the class does not allow; nothing to compare with
            return 0;
        }
        List<String> theirs = dump.output()
                .lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1) + " " + line.group(2))
                .toList();
        ContentItem root =
                SrDocumentReader.read(DicomReader.read(file).dataSet()).root();
        List<ContentItem> ours = root.all().toList();
        assertThat(ours).as(file.toString()).hasSameSizeAs(theirs);
        for (int i = 0; i < theirs.size(); i++) {
            assertThat(normal(theirs.get(i))).as(file.toString()).startsWith(normal(line(ours.get(i))));
        }
        return theirs.size();
    }

    /** As dsrdump prints an item, up to what is printed another way. */
    private static String line(ContentItem item) {
        String relationship = item.relationship() == Relationship.ROOT
                ? ""
                : item.relationship().term().toLowerCase(Locale.ROOT) + " ";
        if (item.value() instanceof ContentValue.ByReference(String position)) {
            return item.position() + " " + relationship + position;
        }
        return item.position() + " " + relationship + item.value().valueType() + ":"
                + item.name().map(DsrdumpTest::code).orElse("") + "=" + value(item.value());
    }

    private static String value(ContentValue value) {
        return switch (value) {
            case ContentValue.Container c -> c.continuous() ? "CONTINUOUS" : "SEPARATE";
            case ContentValue.Num num ->
                num.measured()
                        .map(one -> "\"" + one.value().toPlainString() + "\" ("
                                + code(one.unit().orElseThrow()).substring(1))
                        .orElseThrow();
            case ContentValue.Code code -> code(code.code());
            case ContentValue.PersonName(String name) -> "\"" + name + "\"";
            case ContentValue.UidRef(String uid) -> "\"" + uid + "\"";
            case ContentValue.Date(String date) -> "\"" + date + "\"";
            case ContentValue.Time(String time) -> "\"" + time + "\"";
            case ContentValue.DateTime(String time) -> "\"" + time + "\"";
            case ContentValue.Text(String text) -> text.matches("[ -~&&[^\\\\\"]]*") ? "\"" + text + "\"" : "\"";
            case ContentValue.Scoord scoord ->
                "(" + scoord.type() + ","
                        + scoord.points().stream()
                                .map(point -> point.column() + "/" + point.row())
                                .collect(Collectors.joining(","))
                        + ")";
            case ContentValue.Image image -> "(" + reference(image.image());
            default -> "";
        };
    }

    private static String reference(InstanceReference reference) {
        List<String> parts = new ArrayList<>();
        parts.add("\"" + reference.sopInstanceUid() + "\"");
        reference.frames().forEach(frame -> parts.add(frame.toString()));
        reference.segments().forEach(segment -> parts.add(segment.toString()));
        return String.join(",", parts);
    }

    private static String code(CodedConcept code) {
        return "(" + code.value() + "," + code.scheme() + ",\"" + code.meaning() + "\")";
    }

    /** Points as single precision numbers; image references without the name of their class. */
    private static String normal(String line) {
        String withoutClass = line.replaceAll("(IMAGE:[^=]*=\\()[^\"]*\"", "$1\"");
        Matcher point = Pattern.compile("(-?[0-9.eE+-]+)/(-?[0-9.eE+-]+)").matcher(withoutClass);
        return line.contains("SCOORD:")
                ? point.replaceAll(xy -> Float.parseFloat(xy.group(1)) + "/" + Float.parseFloat(xy.group(2)))
                : withoutClass;
    }
}
