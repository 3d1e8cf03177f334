package org.overread.core.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DicomException;

class ZipUnpackingTest {
    private static final byte[] CONTENT = "content of a file in a zip".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    @Test
    void namesOfEntriesAreNoPaths() throws Exception {
        Path zip = write(zip("../../escaped.dcm", "/etc/absolute.dcm", "a/b/inside.dcm", "C:\\windows.dcm"));

        ZipUnpacking.unpack(zip, folder.resolve("out"), (done, total) -> {});

        try (Stream<Path> all = Files.list(folder.resolve("out"))) {
            List<Path> files = all.toList();
            assertThat(files).hasSize(4).allSatisfy(file -> assertThat(file).hasBinaryContent(CONTENT));
        }
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactlyInAnyOrder(zip, folder.resolve("out"));
        }
    }

    @Test
    void anEncryptedZipIsNamedAsOne() throws Exception {
        byte[] bytes = zip("a.dcm");
        bytes[6] |= 1;
        bytes[find(bytes, 'P', 'K', 1, 2) + 8] |= 1;
        assertRefused(bytes, "encrypted");
    }

    @Test
    void aDamagedZipIsNamedAsOne() throws Exception {
        byte[] stored = zip("a.dcm");
        stored[find(stored, 'c', 'o', 'n', 't') + 3] ^= 1;
        assertRefused(stored, "damaged");
        byte[] whole = zip("a.dcm", "b.dcm");
        assertRefused(Arrays.copyOf(whole, whole.length / 2), "damaged");
    }

    @Test
    void aZipIsToldByItsFirstBytesAndNoDicomFileIsOne() throws Exception {
        assertThat(ZipUnpacking.isZip(write(zip("a.dcm")))).isTrue();
        byte[] dicom = new byte[200];
        System.arraycopy(new byte[] {'P', 'K', 3, 4}, 0, dicom, 0, 4);
        System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, dicom, 128, 4);
        assertThat(ZipUnpacking.isZip(write(dicom))).isFalse();
        assertThat(ZipUnpacking.isZip(folder)).isFalse();
    }

    private void assertRefused(byte[] zip, String why) throws Exception {
        Path file = write(zip);
        assertThatThrownBy(() -> ZipUnpacking.unpack(file, folder.resolve("out"), (done, total) -> {}))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining(why);
    }

    private Path write(byte[] bytes) throws Exception {
        return Files.write(folder.resolve("input.zip"), bytes);
    }

    private static byte[] zip(String... names) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CRC32 sum = new CRC32();
        sum.update(CONTENT);
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                entry.setSize(CONTENT.length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(CONTENT);
            }
        }
        return bytes.toByteArray();
    }

    private static int find(byte[] in, int... wanted) {
        for (int i = 0; i <= in.length - wanted.length; i++) {
            boolean same = true;
            for (int k = 0; k < wanted.length; k++) {
                same &= in[i + k] == wanted[k];
            }
            if (same) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }
}
