package org.overread.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.image.GreyFrame;
import org.overread.core.ingest.StudyIngest;

class SliceDecodingTest {
    private static final int SLICES = 40;

    @TempDir
    Path folder;

    private Series series() throws Exception {
        for (int i = 0; i < SLICES; i++) {
            Slices.write(Slices.axial(i, 2.5 * i), file(i));
        }
        return new StudyIngest()
                .ingest(List.of(folder), (done, total) -> {})
                .studies()
                .get(0)
                .series()
                .get(0);
    }

    private Path file(int slice) {
        return folder.resolve("slice" + slice);
    }

    private static List<GreyFrame> decode(Series series, int threads) throws Exception {
        return new VolumeAssembly(new FrameReader(), threads).assemble(series).frames();
    }

    @Test
    void manyThreadsGiveTheSlicesInTheirOrder() throws Exception {
        List<GreyFrame> frames = decode(series(), 8);

        assertThat(frames).hasSize(SLICES);
        for (int i = 0; i < SLICES; i++) {
            assertThat(frames.get(i).stored().at(0)).isEqualTo((short) (100 * i));
        }
    }

    @Test
    void ofSeveralSlicesThatCannotBeReadTheFirstIsNamed() throws Exception {
        Series series = series();
        for (int lost : new int[] {30, 17, 38}) {
            byte[] whole = Files.readAllBytes(file(lost));
            Files.write(file(lost), java.util.Arrays.copyOf(whole, whole.length - 4));
        }

        DicomException refusal = catchThrowableOfType(DicomException.class, () -> decode(series, 8));

        assertThat(refusal.kind()).isEqualTo(Kind.TRUNCATED);
        assertThat(refusal).hasMessageStartingWith("slice 18 of 40: ");
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        Series series = series();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> decode(series, 1)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
