package org.overread.reporting.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.core.report.DeliveryOutcome.Refused;
import org.overread.core.report.DeliveryOutcome.Retry;

class StoreResponseTest {

    @Test
    void jsonTellsStoredWarnedAndFailedInstances() throws Exception {
        StoreResponse response = parse("""
                {"00081190":{"vr":"UR","Value":["http://x/studies/1"]},
                 "00081198":{"vr":"SQ","Value":[{"00081155":{"vr":"UI","Value":["1.2.3"]},"00081197":{"vr":"US","Value":[43264]}}]},
                 "00081199":{"vr":"SQ","Value":[{"00081155":{"vr":"UI","Value":["1.2.4"]},"00081196":{"vr":"US","Value":[45056]}},
                                               {"00081155":{"vr":"UI","Value":["1.2.5"]}}]}}
                """);

        assertThat(response.failure("1.2.3")).hasValue(0xA900);
        assertThat(response.stored()).containsEntry("1.2.4", 0xB000).containsEntry("1.2.5", 0);
        assertThat(response.isStored("1.2.3")).isFalse();
    }

    @Test
    void xmlTellsTheSame() throws Exception {
        StoreResponse response = parse("""
                <?xml version="1.0" encoding="utf-8"?>
                <NativeDicomModel xmlns="http://dicom.nema.org/PS3.19/models/NativeDICOM">
                  <DicomAttribute tag="00081198" vr="SQ" keyword="FailedSOPSequence"><Item number="1">
                    <DicomAttribute tag="00081155" vr="UI"><Value number="1">1.2.3</Value></DicomAttribute>
                    <DicomAttribute tag="00081197" vr="US"><Value number="1">273</Value></DicomAttribute>
                  </Item></DicomAttribute>
                  <DicomAttribute tag="00081199" vr="SQ"><Item number="1">
                    <DicomAttribute tag="00081155" vr="UI"><Value number="1">1.2.4</Value></DicomAttribute>
                  </Item></DicomAttribute>
                </NativeDicomModel>
                """);

        assertThat(response.failure("1.2.3")).hasValue(0x0111);
        assertThat(response.isStored("1.2.4")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"00081199\":{\"vr\":\"SQ\",\"Value\":[{}]}}",
                "{\"00081199\":7}",
                "{broken",
                "<html><body>1.2.4</body></html>",
                "<NativeDicomModel/>",
                "<NativeDicomModel><DicomAttribute tag=\"zz\"/></NativeDicomModel>",
                "<NativeDicomModel><DicomAttribute/></NativeDicomModel>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><NativeDicomModel>&b;</NativeDicomModel>"
            })
    void whatNamesNoInstanceIsNoStoreResponse(String body) {
        assertThatThrownBy(() -> parse(body)).isInstanceOf(IOException.class);
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> parse("[".repeat(100_000))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> parse("<a>".repeat(100_000))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "403", "404", "405", "406", "411", "413", "415", "422", "302", "307", "501"})
    void whatAPersonMustMendIsRefused(int status) {
        assertThat(StoreOutcomes.ofStatus(status)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"408", "409", "425", "429", "500", "502", "503", "504", "507"})
    void whatMayPassIsTriedAgain(int status) {
        assertThat(StoreOutcomes.ofStatus(status)).isInstanceOf(Retry.class);
    }

    @Test
    void failureReasonsAreToldApart() {
        assertThat(StoreOutcomes.ofFailure(0xA700)).isEqualTo(new Retry("failure reason A700: out of resources"));
        assertThat(StoreOutcomes.ofFailure(0x0110)).isInstanceOf(Retry.class);
        assertThat(StoreOutcomes.ofFailure(0x0122)).isInstanceOf(Refused.class);
        assertThat(StoreOutcomes.ofFailure(0x0124)).isInstanceOf(Refused.class);
        assertThat(StoreOutcomes.ofFailure(0xA900)).isInstanceOf(Refused.class);
        assertThat(StoreOutcomes.ofFailure(0xC123)).isInstanceOf(Refused.class);
    }

    private static StoreResponse parse(String body) throws IOException {
        return StoreResponse.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
