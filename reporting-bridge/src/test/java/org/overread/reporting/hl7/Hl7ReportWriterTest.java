package org.overread.reporting.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.v251.message.ORU_R01;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.overread.core.report.DocumentKind;
import org.overread.core.report.FrozenDocument;
import org.overread.core.report.ReportContent;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.study.Patient;
import org.overread.core.study.Study;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleStudy;

class Hl7ReportWriterTest {
    private static final String HOSTILE = "O'|Brien^&~\\\r\nOBX|99|ST|x||forged||||||F";

    private final Hl7ReportWriter writer =
            new Hl7ReportWriter(new Hl7Settings("OVERREAD", "RADIOLOGY", "RIS", "HOSPITAL", "T"));

    @Test
    void headerNamesSenderReceiverAndCharacterSet() throws Exception {
        FrozenDocument document = writer.write(ExampleReport.content()).get(0);

        assertThat(document.kind()).isEqualTo(DocumentKind.ORU);
        assertThat(document.uid()).isEqualTo(ExampleReport.IDS.oruControlId());
        assertThat(text(document).lines().findFirst().orElseThrow().split("\r")[0])
                .isEqualTo("MSH|^~\\&|OVERREAD|RADIOLOGY|RIS|HOSPITAL|20261124103015.250+0100||ORU^R01^ORU_R01|"
                        + "CTRL0000000000000001|T|2.5.1||||||UNICODE UTF-8");
    }

    @Test
    void patientIsTheStudysInEveryWayOfWriting() throws Exception {
        Terser pid = new Terser(parsed(ExampleReport.content()));

        assertThat(pid.get("/.PID-3-1")).isEqualTo("PID-4711");
        assertThat(pid.get("/.PID-3-4")).isEqualTo("ST-ÉLOI");
        assertThat(pid.get("/.PID-5(0)-1")).isEqualTo("Müller-Wąs");
        assertThat(pid.get("/.PID-5(0)-2")).isEqualTo("Jörg");
        assertThat(pid.get("/.PID-5(0)-4")).as("suffix").isEqualTo("PhD");
        assertThat(pid.get("/.PID-5(0)-5")).as("prefix").isEqualTo("Dr.");
        assertThat(pid.get("/.PID-5(0)-8")).isEqualTo("A");
        assertThat(pid.get("/.PID-5(1)-1")).isEqualTo("山田");
        assertThat(pid.get("/.PID-5(1)-8")).isEqualTo("I");
        assertThat(pid.get("/.PID-5(2)-2")).isEqualTo("たろう");
        assertThat(pid.get("/.PID-5(2)-8")).isEqualTo("P");
        assertThat(pid.get("/.PID-7-1")).isEqualTo("19720229");
        assertThat(pid.get("/.PID-8")).isEqualTo("M");
    }

    @Test
    void requestIsTheCodedProcedureFinalByTheReader() throws Exception {
        Terser obr = new Terser(parsed(ExampleReport.content()));

        assertThat(obr.get("/.OBR-3-1")).isEqualTo("ACC-1");
        assertThat(obr.get("/.OBR-4-1")).isEqualTo("24627-2");
        assertThat(obr.get("/.OBR-4-3")).isEqualTo("LN");
        assertThat(obr.get("/.OBR-7-1")).isEqualTo("20261124081500");
        assertThat(obr.get("/.OBR-16-2")).isEqualTo("Łukasz");
        assertThat(obr.get("/.OBR-18")).isEqualTo("ACC-1");
        assertThat(obr.get("/.OBR-25")).isEqualTo("F");
        assertThat(obr.get("/.OBR-32-1-1")).isEqualTo("znovakova");
        assertThat(obr.get("/.OBR-32-1-2")).isEqualTo("Nováková");
        assertThat(obr.get("/.OBR-32-1-9")).isEqualTo("99HOSP");
    }

    @Test
    void everyObservationIsFinalAndNamesItsReader() {
        List<String[]> observations = observations(ExampleReport.content());

        assertThat(observations).hasSizeGreaterThan(20);
        assertThat(observations).allSatisfy(obx -> {
            assertThat(obx[11]).isEqualTo("F");
            assertThat(obx[16]).startsWith("znovakova^Nováková^Žofie");
        });
        assertThat(observations)
                .extracting(obx -> obx[1])
                .containsExactlyElementsOf(IntStream.rangeClosed(1, observations.size())
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @Test
    void whatANoduleIsMadeOfIsACode() {
        List<String[]> told = group(ExampleReport.of(ExampleStudy.ct(), List.of(ExampleReport.partSolid(1))), "1");
        assertThat(value(told, "RDE1301")).isEqualTo("RID50152^Part-solid pulmonary nodule^RADLEX");
    }

    @Test
    void findingIsAGroupWithSideSizeAndTrackingUid() {
        List<String[]> accepted = group(ExampleReport.content(), "1");
        assertThat(value(accepted, "121071")).isEqualTo("27925004^Nodule^SCT");
        assertThat(value(accepted, "112040")).isEqualTo("2.25.701");
        assertThat(value(accepted, "363698007")).isEqualTo("39607008^Lung^SCT");
        assertThat(value(accepted, "272741003")).isEqualTo("24028007^Right^SCT");
        assertThat(value(accepted, "81827009")).isEqualTo("17.2");
        assertThat(units(accepted, "81827009")).isEqualTo("mm^millimeter^UCUM");
        assertThat(value(accepted, "118565006")).isEqualTo("2.68");
        assertThat(units(accepted, "118565006")).isEqualTo("ml^milliliter^UCUM");
        assertThat(value(accepted, "ASSESSMENT")).startsWith("ACCEPTED^");
        assertThat(value(accepted, "111012")).isEqualTo("96");
        assertThat(value(accepted, "111001")).contains("not for clinical use");

        List<String[]> modified = group(ExampleReport.content(), "2");
        assertThat(value(modified, "121071")).startsWith("4147007^");
        assertThat(value(modified, "272741003")).startsWith("7771000^Left");
        assertThat(value(modified, "81827009")).isEqualTo("31");
        assertThat(names(modified)).doesNotContain("118565006", "111012").contains("111001");

        assertThat(names(group(ExampleReport.content(), "4"))).doesNotContain("111001", "272741003");
    }

    @Test
    void onlyVerifiedFindingsAreStated() {
        String message = text(writer.write(ExampleReport.content()).get(0));

        assertThat(message).contains("2.25.701", "2.25.704");
        assertThat(message).doesNotContain(ExampleReport.NEVER_STATED, "2.25.705", "2.25.706");
        assertThat(group(ExampleReport.content(), "5")).isEmpty();
    }

    @Test
    void withoutStatedFindingsItSaysSo() {
        List<String[]> observations = observations(ExampleReport.of(ExampleStudy.ct(), List.of()));

        assertThat(value(observations, "18782-3")).isEqualTo("This report states no finding.");
        assertThat(observations).hasSize(2);
    }

    @Test
    void hostileTextStaysInItsField() throws Exception {
        Study study = ExampleStudy.ct();
        Patient patient = new Patient(
                HOSTILE.replace("^", ""),
                "PID-4711",
                HOSTILE,
                Optional.of("19700229"),
                Optional.of("M"),
                Optional.empty());
        Study hostile = new Study(
                study.studyInstanceUid(),
                patient,
                study.date(),
                Optional.of("99:99"),
                Optional.of(HOSTILE),
                study.studyId(),
                HOSTILE,
                Optional.of(HOSTILE),
                study.series());
        ReportContent content = ExampleReport.content(hostile);
        ReportContent byHostileReader = new ReportContent(
                content.ids(),
                hostile,
                new ReaderIdentity(HOSTILE, HOSTILE, HOSTILE, HOSTILE),
                content.signedAt(),
                content.zone(),
                content.stated(),
                List.of(),
                List.of(),
                List.of(),
                List.of());

        String honest = text(writer.write(content).get(0));
        String written = text(writer.write(byHostileReader).get(0));
        assertThat(written.split("\r"))
                .as("no segment more than honest text gives")
                .hasSameSizeAs(
                        text(writer.write(ExampleReport.content()).get(0)).split("\r"))
                .hasSameSizeAs(honest.split("\r"))
                .noneMatch(segment -> segment.startsWith("OBX|99"));
        assertThat(written).doesNotContain("\n");
        Terser pid = new Terser(PipeParser.getInstanceWithNoValidation().parse(written));
        assertThat(pid.get("/.PID-5-1")).isEqualTo("O'|Brien&~\\  OBX|99|ST|x||forged||||||F");
        assertThat(pid.get("/.PID-3-4")).isEqualTo("O'|Brien^&~\\  OBX|99|ST|x||forged||||||F");
        assertThat(pid.get("/.PID-5-2")).isNull();
        assertThat(pid.get("/.PID-7-1")).as("1970 had no 29 February").isNull();
        assertThat(pid.get("/.OBR-7-1")).as("a time that is none is left out").isEqualTo("20261124");
        assertThat(pid.get("/.OBR-32-1-1")).isEqualTo("O'|Brien^&~\\  OBX|99|ST|x||forged||||||F");
    }

    @Test
    void satisfiesHapisValidationAndABadOneDoesNot() throws Exception {
        String written = text(writer.write(ExampleReport.content()).get(0));
        try (DefaultHapiContext validating = new DefaultHapiContext()) {
            PipeParser parser = validating.getPipeParser();
            assertThat(parser.parse(written)).isInstanceOf(ORU_R01.class);
            assertThatThrownBy(() -> parser.parse(written.replace("|17.2|", "|about 17|")))
                    .isInstanceOf(HL7Exception.class);
        }
    }

    @Test
    void sameContentGivesTheSameBytes() {
        assertThat(writer.write(ExampleReport.content()).get(0).bytes())
                .isEqualTo(writer.write(ExampleReport.content()).get(0).bytes());
    }

    private ORU_R01 parsed(ReportContent content) throws Exception {
        PipeParser parser = PipeParser.getInstanceWithNoValidation();
        return (ORU_R01) parser.parse(text(writer.write(content).get(0)));
    }

    private List<String[]> group(ReportContent content, String subId) {
        return observations(content).stream()
                .filter(obx -> obx[4].equals(subId))
                .toList();
    }

    private List<String[]> observations(ReportContent content) {
        return text(writer.write(content).get(0))
                .lines()
                .flatMap(line -> List.of(line.split("\r")).stream())
                .filter(segment -> segment.startsWith("OBX|"))
                .map(segment -> segment.split("\\|", -1))
                .toList();
    }

    private static List<String> names(List<String[]> observations) {
        return observations.stream().map(obx -> obx[3].split("\\^")[0]).toList();
    }

    private static String value(List<String[]> observations, String name) {
        return field(observations, name, 5);
    }

    private static String units(List<String[]> observations, String name) {
        return field(observations, name, 6);
    }

    private static String field(List<String[]> observations, String name, int field) {
        return observations.stream()
                .filter(obx -> obx[3].startsWith(name + "^"))
                .findFirst()
                .orElseThrow()[field];
    }

    private static String text(FrozenDocument document) {
        return new String(document.bytes(), StandardCharsets.UTF_8);
    }
}
