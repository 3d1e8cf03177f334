package org.overread.viewer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.evaluation.InferenceBenchmark;
import org.overread.core.image.Volume;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.study.FrameReader;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.core.study.VolumeAssembly;
import org.overread.viewer.station.ModelShelf;

/** The shipped model's whole detection, beside a bare ONNX Runtime run of the same volume in the same process. */
final class ModelBenchmark implements Benchmark {

    @Override
    public String name() {
        return "inference";
    }

    @Override
    public BenchResult run(Optional<Path> study) throws Exception {
        if (study.isPresent()) {
            return measured(volume(study.get()));
        }
        try (BenchFolder folder = new BenchFolder()) {
            return measured(volume(BenchStudy.phantom(folder.path())));
        }
    }

    private static BenchResult measured(Volume volume) throws Exception {
        Path model = ModelShelf.packages(List.of()).stream()
                .findFirst()
                .orElseThrow(() -> new IOException("no model package is shipped with this station"));
        String size = String.format("%.1f megavoxels", volume.geometry().voxels() / 1e6);
        return BenchResult.of(new InferenceBenchmark(model, EngineOptions.ofSystem())
                .rows(volume).stream()
                        .map(row -> new BenchRow(
                                row.name() + ", " + size, row.unit(), row.ours(), row.peer(), row.peerName()))
                        .toList());
    }

    private static Volume volume(Path images) throws IOException, InterruptedException {
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
