package org.overread.viewer.station;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.overread.core.hanging.HangingFiles;
import org.overread.core.hanging.HangingProtocol.Origin;
import org.overread.core.hanging.HangingProtocols;
import org.overread.core.study.Study;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.hanging.HangingSources;
import org.overread.viewer.hanging.KnownPriors;
import org.overread.viewer.reading.Problem;
import org.overread.viewer.theme.Texts;

/**
 * The station's hanging protocols, the reader's choices among them, and the priors that it can get. Reading the protocols
 * takes a moment, which the first image does not wait for.
 */
final class StationHanging {
    /** Beside the site's settings, and in the data folder. */
    private static final String FOLDER = "hanging-protocols";

    private StationHanging() {}

    /** @param unhurried completes when nothing that the reader waits for needs the processors any more */
    static HangingSources of(
            StationOptions options,
            CompletableFuture<Void> unhurried,
            CompletableFuture<StudyLibrary> library,
            WindowNews window,
            Executor work) {
        Path data = options.dataFolder();
        KeptChoices choices = new KeptChoices(
                data.resolve("hanging-choices.json"), options.reader().id(), work);
        CompletableFuture<HangingProtocols> protocols = unhurried
                .thenApplyAsync(
                        now -> {
                            choices.read();
                            return read(options, window);
                        },
                        work)
                .exceptionally(failure -> HangingProtocols.NONE);
        return new HangingSources(protocols, choices, new LibraryPriors(library));
    }

    private static HangingProtocols read(StationOptions options, WindowNews window) {
        HangingProtocols site = SiteSettings.file()
                .map(file -> HangingFiles.in(file.resolveSibling(FOLDER), Origin.SITE))
                .orElse(HangingProtocols.NONE);
        HangingProtocols all = HangingFiles.shipped()
                .with(site)
                .with(HangingFiles.in(options.dataFolder().resolve(FOLDER), Origin.READER));
        if (!all.problems().isEmpty()) {
            window.problem(Problem.HANGING, Texts.of("problem.hanging", String.join("; ", all.problems())));
        }
        return all;
    }

    private record LibraryPriors(CompletableFuture<StudyLibrary> library) implements HangingSources.PriorSource {
        @Override
        public CompletableFuture<KnownPriors> of(Study current) {
            return library.thenCompose(opened -> opened.priors().of(current));
        }

        @Override
        public CompletableFuture<Study> read(WorklistStudy prior) {
            return library.thenCompose(opened -> opened.priors().read(prior));
        }
    }
}
