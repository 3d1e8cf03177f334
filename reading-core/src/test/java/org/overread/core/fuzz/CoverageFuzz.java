package org.overread.core.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.overread.core.dicom.DicomException;

/**
 * Inputs that Jazzer finds by the code that they reach, for one target of {@link FuzzTarget}. An input's first byte chooses
 * the sound input that it is read as, because a frame is read by its data set's description. Whatever is thrown beside a
 * {@link DicomException} is a finding; the time and memory of one input are Jazzer's own limits.
 */
public final class CoverageFuzz {
    private static List<FuzzSeed> seeds;

    /** Jazzer's start: {@code arguments} name the target. */
    public static void fuzzerInitialize(String[] arguments) throws IOException {
        seeds = seeds(arguments[0]);
    }

    /** One input of Jazzer's. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        FuzzSeed as = seeds.get((input[0] & 0xFF) % seeds.size());
        try {
            as.reading().read(Arrays.copyOfRange(input, 1, input.length));
        } catch (DicomException e) {
            // refused by name, as it must be
        }
    }

    /** Lays a target's sound inputs into a folder, for Jazzer to begin with: target, folder. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        List<FuzzSeed> sound = seeds(arguments[0]);
        for (int i = 0; i < sound.size(); i++) {
            byte[] bytes = sound.get(i).bytes();
            byte[] input = new byte[bytes.length + 1];
            input[0] = (byte) i;
            System.arraycopy(bytes, 0, input, 1, bytes.length);
            Files.write(folder.resolve("seed-" + i), input);
        }
    }

    private static List<FuzzSeed> seeds(String target) throws IOException {
        FuzzTarget named = FuzzTarget.all().stream()
                .filter(one -> one.name().equals(target))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no target " + target));
        List<FuzzSeed> all = named.from().read();
        return all.subList(0, Math.min(256, all.size()));
    }

    private CoverageFuzz() {}
}
