package org.overread.core.fuzz;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** {@code overread fuzz}: long runs of damaged inputs. Failing inputs are kept, with how to make them again. */
public final class Fuzz {
    private static final int BATCH = 1_000;
    private static final int MOST_FAILURES = 20;

    public static void main(String[] arguments) throws Exception {
        FuzzOptions options = null;
        try {
            options = FuzzOptions.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("overread: " + e.getMessage());
            System.exit(2);
        }
        int failures = 0;
        for (FuzzTarget target : options.targets()) {
            failures += new Fuzz(options).run(target);
        }
        System.exit(failures == 0 ? 0 : 1);
    }

    private final FuzzOptions options;

    private Fuzz(FuzzOptions options) {
        this.options = options;
    }

    private int run(FuzzTarget target) throws Exception {
        FuzzRun run = new FuzzRun(target, options.seed());
        if (!run.hasSeeds()) {
            System.out.println(target.name() + ": left out, there is no sound input to damage");
            return 0;
        }
        Thread watcher = watch(run);
        long inputs = options.inputs(target);
        int told = 0;
        for (long done = 0; done < inputs && run.failures().size() < MOST_FAILURES; done += BATCH) {
            run.run(options.from() + done, Math.min(BATCH, inputs - done));
            for (FuzzRun.Failure failure :
                    run.failures().subList(told, run.failures().size())) {
                keep(failure);
                told++;
            }
        }
        watcher.interrupt();
        System.out.println(run);
        return run.failures().size();
    }

    /** Ends the process where one input has been read for a minute. */
    private Thread watch(FuzzRun run) {
        return Thread.ofPlatform().daemon().start(() -> {
            FuzzRun.Failure last = null;
            while (true) {
                FuzzRun.Failure now = run.underWay();
                if (now != null && now == last) {
                    keep(now);
                    Runtime.getRuntime().halt(1);
                }
                last = now;
                try {
                    TimeUnit.MINUTES.sleep(1);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }

    private void keep(FuzzRun.Failure failure) {
        String again = String.format(
                Locale.ROOT,
                "overread fuzz --target %s --seed %d --from %d --inputs 1",
                failure.target(),
                failure.seed(),
                failure.number());
        System.out.println(
                failure.target() + ": " + failure.what() + " (from " + failure.from() + "; again: " + again + ")");
        Path input = options.out().resolve(failure.target() + "-" + failure.seed() + "-" + failure.number());
        try {
            Files.createDirectories(options.out());
            Files.write(input.resolveSibling(input.getFileName() + ".bin"), failure.input());
            try (PrintWriter text =
                    new PrintWriter(Files.newBufferedWriter(input.resolveSibling(input.getFileName() + ".txt")))) {
                text.println(again);
                text.println(failure.from() + ": " + failure.what());
                if (failure.thrown() != null) {
                    failure.thrown().printStackTrace(text);
                }
            }
        } catch (IOException e) {
            System.err.println("overread: cannot keep it: " + e);
        }
    }
}
