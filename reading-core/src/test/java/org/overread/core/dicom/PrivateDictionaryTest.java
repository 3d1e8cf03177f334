package org.overread.core.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateDictionaryTest {
    private static final int CREATOR = 0x20010090;
    private static final int B_FACTOR = 0x20019003;
    private static final int DIRECTION = 0x20019004;
    private static final String PHILIPS = "Philips Imaging DD 001";
    private static final byte[] THOUSAND =
            DicomBytes.little().u32(Float.floatToIntBits(1000)).bytes();

    private static DataSet implicit(String creator, byte[] bFactor, byte[] direction) throws IOException {
        byte[] bytes = DicomBytes.little()
                .implicit(Tag.Modality, "MR")
                .implicit(CREATOR, creator)
                .implicit(B_FACTOR, bFactor)
                .implicit(DIRECTION, direction)
                .bytes();
        return DicomReader.readDataSet(bytes, TransferSyntax.IMPLICIT_LITTLE_ENDIAN);
    }

    @Test
    void aPublicPrivateAttributeOfAnImplicitDataSetHasItsVrInEveryBlock() throws Exception {
        DataSet dataSet = implicit(PHILIPS, THOUSAND, new byte[] {'A', 'P'});

        assertThat(dataSet.number(B_FACTOR)).hasValue(1000);
        assertThat(dataSet.string(DIRECTION)).contains("AP");
        StringWriter json = new StringWriter();
        DicomJsonWriter.write(dataSet, json);
        assertThat(json.toString()).contains("\"20019003\":{\"vr\":\"FL\",\"Value\":[1000");
        StringWriter dump = new StringWriter();
        DicomDump.write(new DicomFile(new DataSet(), TransferSyntax.IMPLICIT_LITTLE_ENDIAN.uid(), dataSet), dump);
        assertThat(dump.toString()).contains("(2001,9004) CS [AP]  # Philips Imaging DD 001: DiffusionDirection");
    }

    @Test
    void whatContradictsThePublishedVrStaysBytes() throws Exception {
        DataSet dataSet = implicit(PHILIPS, new byte[6], new byte[] {1, 2});

        assertThat(dataSet.element(B_FACTOR).orElseThrow().vr()).isEqualTo(Vr.UN);
        assertThat(dataSet.element(DIRECTION).orElseThrow().vr()).isEqualTo(Vr.UN);
    }

    @Test
    void anotherCreatorsBlockIsNotNamed() throws Exception {
        DataSet dataSet = implicit("SOMEBODY", THOUSAND, new byte[] {'A', 'P'});

        assertThat(dataSet.element(B_FACTOR).orElseThrow().vr()).isEqualTo(Vr.UN);
    }

    @ParameterizedTest
    @CsvSource({"IMPLICIT_LITTLE_ENDIAN", "EXPLICIT_LITTLE_ENDIAN", "EXPLICIT_BIG_ENDIAN"})
    void namedAttributesAreWrittenByteForByteAsTheyWereRead(TransferSyntax syntax) throws Exception {
        DicomBytes dataSet = syntax == TransferSyntax.EXPLICIT_BIG_ENDIAN ? DicomBytes.big() : DicomBytes.little();
        if (syntax == TransferSyntax.IMPLICIT_LITTLE_ENDIAN) {
            dataSet.implicit(Tag.Modality, "MR").implicit(CREATOR, PHILIPS).implicit(B_FACTOR, THOUSAND);
        } else {
            dataSet.explicit(Tag.Modality, "CS", "MR")
                    .explicit(CREATOR, "LO", PHILIPS)
                    .explicitLong(B_FACTOR, "UN", THOUSAND.length, THOUSAND);
        }
        DicomBytes file = DicomBytes.file(syntax.uid()).raw(dataSet.bytes());
        DicomFile read = DicomReader.read(file.bytes());

        assertThat(read.dataSet().number(B_FACTOR)).hasValue(1000);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        DicomWriter.writeAsRead(read, written);
        assertThat(written.toByteArray()).endsWith(dataSet.bytes());
    }
}
