package org.overread.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.core.inference.ResultCache.Kept;
import org.overread.core.inference.ResultKey;
import org.overread.core.inference.SeriesResult;
import org.overread.core.review.SampleReview;
import org.overread.disk.FileSizeLimit;
import org.overread.disk.SmallDisk;

/** Results kept for the next time. */
class ResultFilesTest {
    private static final ResultKey KEY = new ResultKey("ab".repeat(32), "cd".repeat(32), "operating point 0.5");
    private static final Kept RESULT = new Kept("CPU", SampleReview.findings(2, "1.2.9"), SeriesResult.NONE);

    private static final Kept LARGE = new Kept("CPU", SampleReview.findings(40, "1.2.9"), SeriesResult.NONE);

    @TempDir
    private Path folder;

    @Test
    void aResultComesBackAsItWasForTheSameModelImagesAndParametersOnly() {
        ResultFiles files = files(1 << 20);
        files.keep(KEY, RESULT);

        assertThat(files.find(KEY)).contains(RESULT);
        assertThat(files.find(new ResultKey("ba".repeat(32), KEY.inputs(), KEY.parameters())))
                .isEmpty();
        assertThat(files.find(new ResultKey(KEY.modelSha256(), "dc".repeat(32), KEY.parameters())))
                .isEmpty();
        assertThat(files.find(new ResultKey(KEY.modelSha256(), KEY.inputs(), "operating point 0.4")))
                .isEmpty();
    }

    @Test
    void aDamagedCutOrExchangedFileIsPassedOverAndRemoved() throws IOException {
        ResultFiles files = files(1 << 20);
        files.keep(KEY, RESULT);
        byte[] whole = Files.readAllBytes(only());
        byte[] damaged = whole.clone();
        damaged[whole.length - 20] ^= 1;
        for (byte[] bad : List.of(damaged, Arrays.copyOf(whole, whole.length / 2), new byte[3])) {
            Path file = results().resolve(KEY.digest() + ".result");
            Files.write(file, bad);
            assertThat(files.find(KEY)).isEmpty();
            assertThat(file).doesNotExist();
        }
        ResultKey other = new ResultKey("ef".repeat(32), KEY.inputs(), KEY.parameters());
        Files.write(results().resolve(other.digest() + ".result"), whole);
        assertThat(files.find(other)).isEmpty();
        files.keep(KEY, RESULT);
        assertThat(files.find(KEY)).contains(RESULT);
    }

    @Test
    void mapsScoresMeasurementsAndKeyPointsComeBackAsTheyWere() {
        ResultFiles files = files(1 << 20);
        assertThat(files.keep(KEY, SampleMaps.RESULT)).isEmpty();
        assertThat(files.find(KEY).orElseThrow()).usingRecursiveComparison().isEqualTo(SampleMaps.RESULT);
    }

    @Test
    void ofAFileWithMapsNoByteCanBeAnother() throws IOException {
        ResultFiles files = files(1 << 20);
        files.keep(KEY, SampleMaps.RESULT);
        Path file = only();
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += 37) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 4;
            Files.write(file, damaged);
            assertThat(files.find(KEY)).as("byte " + at).isEmpty();
            assertThat(file).doesNotExist();
        }
    }

    /** Whose checksum holds. */
    @ParameterizedTest
    @CsvSource({
        "'\"columns\":3,', '\"columns\":2,'",
        "'\"columns\":3,', '\"columns\":4,'",
        "'\"columns\":3,', '\"columns\":999999999,'",
        "'\"columns\":3,', '\"columns\":-3,'",
        "'\"rows\":2,', '\"rows\":0,'",
        "'\"finding\":true', '\"finding\":7'",
        "'\"colour\":[0,255,0]', '\"colour\":[0,255]'"
    })
    void whatNobodyWroteIsPassedOverWithinBounds(String written, String other) throws Exception {
        ResultFiles files = files(1 << 20);
        files.keep(KEY, SampleMaps.RESULT);
        byte[] sound = Files.readAllBytes(only());
        byte[] forged = SampleMaps.forged(sound, written, other);
        assertThat(forged).isNotEqualTo(sound);
        Files.write(only(), forged);
        assertThat(files.find(KEY)).isEmpty();
        assertThat(results()).isEmptyDirectory();
    }

    @Test
    void mapsThatWouldNotBeReadBackAreNotKept() throws Exception {
        ResultFiles files = files(1L << 40);
        files.keep(KEY, RESULT);
        files.keep(key(2), SampleMaps.large());
        assertThat(results()).isDirectoryContaining(file -> file.toString().endsWith(KEY.digest() + ".result"));
        assertThat(results()).isDirectoryNotContaining(file -> file.toString().contains(key(2).digest()));
    }

    @Test
    void mapsThatWouldTakeMoreThanTheQuotaAreNotKept() throws Exception {
        ResultFiles files = files(600);
        assertThat(files.keep(KEY, SampleMaps.RESULT)).isEmpty();
        assertThat(files.find(KEY)).isEmpty();
    }

    @Test
    void theOwnerAloneCanRead() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        files(1 << 20).keep(KEY, RESULT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(only())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(results())))
                .isEqualTo("rwx------");
    }

    @Test
    void beyondTheQuotaWhatWasUsedLongestAgoGoes() throws IOException {
        ResultFiles unlimited = files(1 << 20);
        unlimited.keep(KEY, RESULT);
        long one = Files.size(only());
        ResultFiles two = files(2 * one + 10);
        ResultKey second = key(2);
        ResultKey third = key(3);
        two.keep(second, RESULT);
        Files.setLastModifiedTime(results().resolve(second.digest() + ".result"), FileTime.fromMillis(1000));
        Files.setLastModifiedTime(results().resolve(KEY.digest() + ".result"), FileTime.fromMillis(500));
        assertThat(two.find(KEY)).isPresent();
        two.keep(third, RESULT);

        assertThat(two.find(second)).isEmpty();
        assertThat(two.find(KEY)).isPresent();
        assertThat(two.find(third)).isPresent();
        files(one - 1).keep(key(4), RESULT);
        assertThat(two.find(key(4))).isEmpty();
    }

    @Test
    void whereNothingCanBeWrittenTheResultIsSimplyNotKept() throws IOException {
        Files.writeString(results(), "a file where the folder should be");
        ResultFiles files = files(1 << 20);
        files.keep(KEY, RESULT);
        assertThat(files.find(KEY)).isEmpty();
    }

    @Test
    void onAFullDiskTheResultIsNotKeptAndLeavesNoPart() throws Exception {
        try (SmallDisk disk = SmallDisk.at(results(), 64 << 10)) {
            ResultFiles files = files(1 << 20);
            assertThat(files.keep(KEY, RESULT)).isEmpty();
            disk.fill();
            assertThat(files.keep(key(2), LARGE)).contains("the disk is full");
            assertThat(files.find(key(2))).isEmpty();
            assertThat(disk.files()).singleElement().asString().endsWith(KEY.digest() + ".result");
            assertThat(files.find(KEY)).contains(RESULT);

            disk.makeRoom();
            assertThat(files.keep(key(2), LARGE)).isEmpty();
            assertThat(files.find(key(2))).contains(LARGE);
        }
    }

    @Test
    void aFileThatMayNotBecomeThatLargeIsNotKeptAndLeavesNoPart() throws Exception {
        ResultFiles files = files(1 << 20);
        assertThat(FileSizeLimit.during(4096, () -> files.keep(KEY, LARGE)))
                .contains("the disk takes no file that large");
        assertThat(results()).isEmptyDirectory();
        assertThat(files.keep(KEY, LARGE)).isEmpty();
        assertThat(files.find(KEY)).contains(LARGE);
    }

    private static ResultKey key(int n) {
        return new ResultKey(KEY.modelSha256(), KEY.inputs(), "operating point " + n);
    }

    private ResultFiles files(long quota) {
        return new ResultFiles(results(), quota);
    }

    private Path results() {
        return folder.resolve("results");
    }

    private Path only() throws IOException {
        try (Stream<Path> all = Files.list(results())) {
            return all.toList().getFirst();
        }
    }
}
