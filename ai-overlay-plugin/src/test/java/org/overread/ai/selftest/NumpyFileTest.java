package org.overread.ai.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.ai.engine.TensorModel.Tensor;

class NumpyFileTest {
    private static final float[] VALUES = {1, -2.5f, 3, 4, 5, 6};

    @TempDir
    Path temp;

    @Test
    void whatIsWrittenIsReadBackWithItsShape() throws Exception {
        for (long[] shape : new long[][] {{6}, {2, 3}, {1, 1, 3, 2, 1}}) {
            Tensor read = read(NumpyFile.write(shape, FloatBuffer.wrap(VALUES)));
            assertThat(read.shape()).isEqualTo(shape);
            assertThat(values(read)).isEqualTo(VALUES);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyVersionIsRead(int version) throws Exception {
        Tensor read = read(file(version, "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", 24));
        assertThat(read.shape()).containsExactly(2, 3);
        assertThat(values(read)).isEqualTo(VALUES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), } | of type <f8",
                "{'descr': '>f4', 'fortran_order': False, 'shape': (2, 3), } | of type >f4",
                "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), } | Fortran",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 4), } | declares 32 bytes of values and holds 24",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (5,), } | declares 20 bytes of values and holds 24",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (0, 6), } | no value, or more than",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (65536, 65536), } | no value, or more than",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,), } | no value, or more than",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,6), } | axes",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (-6,), } | without shape",
                "{'descr': '<f4', 'fortran_order': False, } | without shape",
                "{'descr': '<f4', 'shape': (6,), 'shape': (5,), 'fortran_order': False} | twice",
                "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (6,), } | without descr"
            })
    void headersThatSayOtherwiseAreRefused(String header, String named) throws Exception {
        assertRefused(file(1, header, 24), named);
    }

    @Test
    void otherFilesAreRefused() throws Exception {
        byte[] sound = NumpyFile.write(new long[] {6}, FloatBuffer.wrap(VALUES));
        assertRefused(new byte[0], "is not a NumPy file");
        assertRefused("not NumPy at all".getBytes(StandardCharsets.US_ASCII), "is not a NumPy file");
        assertRefused(Arrays.copyOf(sound, 40), "header");
        assertRefused(Arrays.copyOf(sound, sound.length - 1), "holds 23");
        assertRefused(Arrays.copyOf(sound, sound.length + 1), "holds 25");
        byte[] huge = file(2, "{}", 24);
        ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putInt(8, -1);
        assertRefused(huge, "header that is too long");
    }

    @Test
    void damagedFilesAreReadOrRefusedByName() throws Exception {
        byte[] sound = NumpyFile.write(new long[] {2, 3}, FloatBuffer.wrap(VALUES));
        Random random = new Random(4);
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = sound.clone();
            damaged[random.nextInt(128)] = (byte) random.nextInt();
            try {
                assertThat(values(read(damaged))).hasSize(6);
            } catch (NumpyFile.Refused e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(200, 1900);
    }

    /** The other way round, by NumPy itself. */
    @Test
    void numpyReadsWhatIsWritten() throws Exception {
        Path file = Files.write(temp.resolve("a.npy"), NumpyFile.write(new long[] {2, 3}, FloatBuffer.wrap(VALUES)));
        Process python;
        try {
            python = new ProcessBuilder(
                            "python3",
                            "-c",
                            "import sys, numpy; a = numpy.load(sys.argv[1]); print(a.dtype, a.tolist()); numpy.save(sys.argv[1], a * 2)",
                            file.toString())
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "no Python here");
            return;
        }
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(python.waitFor() == 0, "no NumPy here");
        assertThat(said.strip()).isEqualTo("float32 [[1.0, -2.5, 3.0], [4.0, 5.0, 6.0]]");
        assertThat(values(read(Files.readAllBytes(file)))).containsExactly(2, -5, 6, 8, 10, 12);
    }

    private static byte[] file(int version, String header, int bytes) {
        int lengthBytes = version == 1 ? 2 : 4;
        int start = 8 + lengthBytes;
        int padded = (start + header.length() + 1 + 63) / 64 * 64 - start;
        ByteBuffer file = ByteBuffer.allocate(start + padded + bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        if (version == 1) {
            file.putShort((short) padded);
        } else {
            file.putInt(padded);
        }
        file.put((header + " ".repeat(padded - 1 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        for (float value : VALUES) {
            file.putFloat(value);
        }
        return file.array();
    }

    private Tensor read(byte[] content) throws Exception {
        Path file = Files.write(temp.resolve("x.npy"), content);
        return NumpyFile.read(file, Arena.ofAuto());
    }

    private static float[] values(Tensor tensor) {
        float[] values = new float[tensor.values().capacity()];
        tensor.values().get(0, values);
        return values;
    }

    private void assertRefused(byte[] content, String named) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(NumpyFile.Refused.class)
                .hasMessageContaining(named);
    }
}
