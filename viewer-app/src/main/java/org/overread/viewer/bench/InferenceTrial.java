package org.overread.viewer.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.overread.ai.engine.TensorModel;
import org.overread.ai.evaluation.RecordedRuns;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.FindingDetector;

/**
 * What {@link ModelBenchmark} measures of memory, in a process of its own: a detection in a series from disk ("detection"),
 * or the model alone on recorded tensors ("bare"). Its last line is the most memory that it held, in MB.
 */
public final class InferenceTrial {

    /** @param arguments which, the kind of model, its file or folder, and the series or the tensors */
    public static void main(String[] arguments) throws Exception {
        BenchModel model = BenchModel.valueOf(arguments[1]);
        Path file = Path.of(arguments[2]);
        Path given = Path.of(arguments[3]);
        if (arguments[0].equals("bare")) {
            try (RecordedRuns runs = RecordedRuns.read(given);
                    TensorModel bare = model.of(file).bare(ModelBenchmark.OPTIONS)) {
                runs.replay(bare);
            }
        } else {
            try (FindingDetector detector = model.of(file).detector(ModelBenchmark.OPTIONS)) {
                detector.detect(BenchModel.volume(given), DetectionMonitor.unwatched());
            }
        }
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)
                .println(ResidentMemory.peakMb());
    }

    private InferenceTrial() {}
}
