package org.overread.viewer.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.overread.viewer.bench.BenchResult;
import org.overread.viewer.bench.BenchRow;
import org.overread.viewer.bench.Benchmark;
import org.overread.viewer.bench.Benchmarks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the station against a named peer or limit, in the same run.")
final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "which benchmark")
    private String name;

    @Option(names = "--study", paramLabel = "PATH", description = "measure with this study (default: inputs made here)")
    private Path study;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        List<Benchmark> known = Benchmarks.all();
        Benchmark benchmark = known.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "no benchmark " + name + "; there are: "
                                + known.stream().map(Benchmark::name).collect(Collectors.joining(", "))));
        BenchResult result = run(benchmark);
        result.leftOut().forEach(spec.commandLine().getErr()::println);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(document(result)));
        } else {
            result.rows()
                    .forEach(row -> out.printf(
                            "%-58s ours %10.3f  %-28s %10.3f %-8s ratio %.2f%n",
                            row.benchCase(), row.ours(), row.peerName(), row.peer(), row.unit(), row.ratio()));
        }
        return ExitCode.DONE.status();
    }

    private BenchResult run(Benchmark benchmark) {
        try {
            return benchmark.run(Optional.ofNullable(study));
        } catch (Exception e) {
            throw new CommandFailure(ExitCode.UNAVAILABLE, benchmark.name() + ": " + e.getMessage(), e);
        }
    }

    private ObjectNode document(BenchResult result) {
        ObjectNode root = Json.object().put("bench", name);
        ArrayNode array = root.putArray("rows");
        for (BenchRow row : result.rows()) {
            array.addObject()
                    .put("case", row.benchCase())
                    .put("unit", row.unit())
                    .put("ours", row.ours())
                    .put("peer", row.peer())
                    .put("peerName", row.peerName())
                    .put("ratio", row.ratio());
        }
        ArrayNode leftOut = root.putArray("leftOut");
        result.leftOut().forEach(leftOut::add);
        return root;
    }
}
