package org.overread.viewer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.overread.ai.evaluation.MeasuredModel;
import org.overread.core.image.Volume;
import org.overread.core.inference.InferenceException;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.study.FrameReader;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.core.study.VolumeAssembly;

/** The kinds of models that {@link ModelBenchmark} measures. */
enum BenchModel {
    NODULES {
        @Override
        MeasuredModel of(Path file) throws InferenceException, IOException {
            return MeasuredModel.nodules(file);
        }
    },
    BRAIN {
        @Override
        MeasuredModel of(Path file) throws IOException {
            return MeasuredModel.brain(file);
        }
    };

    /** @param file the package's folder or the ONNX file */
    abstract MeasuredModel of(Path file) throws InferenceException, IOException;

    /** The first series that is one. */
    static Volume volume(Path images) throws IOException, InterruptedException {
        for (Study study :
                new StudyIngest().ingest(List.of(images), (done, total) -> {}).studies()) {
            for (Series series : study.series()) {
                if (series.volumetric()) {
                    return new VolumeAssembly(new FrameReader()).assemble(series);
                }
            }
        }
        throw new IOException("no volumetric series in " + images);
    }
}
