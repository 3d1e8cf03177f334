package org.overread.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.core.dicom.DicomException;

/** The short run of {@code overread fuzz}: always the same inputs. */
class FuzzTest {
    private static final int INPUTS = 2_000;

    private static FuzzTarget target(String name) {
        return FuzzTarget.all().stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"parser", "objects", "rle", "deflate", "jpeg", "jpegls", "jpeg2000", "htj2k", "jpegxl"})
    void damagedInputsAreReadOrRefused(String name) throws Exception {
        FuzzRun run = new FuzzRun(target(name), 1);
        assumeTrue(run.hasSeeds(), () -> "there is no sound input of " + name);

        run.run(0, INPUTS);

        assertThat(run.failures()).isEmpty();
        assertThat(run.refused()).isBetween(1L, INPUTS - 1L);
    }

    @Test
    void whatNoneMayDoIsFound() throws Exception {
        FuzzSeed.Reading faulty = input -> {
            switch (input.length % 4) {
                case 0 -> throw new IllegalStateException();
                case 1 -> throw new IOException("no named kind");
                case 2 -> throw new DicomException(DicomException.Kind.MALFORMED, "null");
                default -> assertThat(new byte[1 << 22]).hasSize(1 << 22);
            }
        };
        Mutator shorter = new Mutator() {
            @Override
            protected byte[] structured(byte[] bytes, SplittableRandom random) {
                return bytes;
            }
        };
        FuzzRun run = new FuzzRun(
                new FuzzTarget(
                        "faulty",
                        1,
                        shorter,
                        () -> List.of(new FuzzSeed("faulty", new byte[64], faulty, input -> 1 << 16))),
                1);

        run.run(0, 100);

        assertThat(run.failures()).hasSize(100);
        assertThat(run.failures()).anyMatch(failure -> failure.what().startsWith("allocated"));
    }

    @Test
    void aNumberMakesTheSameInputAgain() throws Exception {
        FuzzRun all = new FuzzRun(target("rle"), 7);
        FuzzRun one = new FuzzRun(target("rle"), 7);
        all.run(0, 50);
        one.run(49, 1);

        assertThat(one.underWay().input()).isEqualTo(all.underWay().input());
    }
}
