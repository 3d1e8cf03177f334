package org.overread.viewer.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.overread.viewer.station.Examination;
import org.overread.viewer.station.Examination.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Says what this machine gives the station, and what is missing and why.")
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        DataOption data = DataOption.of(spec);
        List<Finding> findings = new ArrayList<>(Examination.of(data.folder(), data.settings()));
        data.settings().screen().remarks().forEach(says -> findings.add(new Finding("settings", false, says)));
        if (json) {
            ObjectNode root = Json.object();
            ArrayNode array = root.putArray("checks");
            findings.forEach(finding -> array.addObject()
                    .put("check", finding.check())
                    .put("ok", finding.ok())
                    .put("says", finding.says()));
            spec.commandLine().getOut().println(Json.text(root));
        } else {
            findings.forEach(finding -> spec.commandLine()
                    .getOut()
                    .printf("%-3s %-12s %s%n", finding.ok() ? "ok" : "!!", finding.check(), finding.says()));
        }
        boolean well = findings.stream().allMatch(Finding::ok);
        return (well ? ExitCode.DONE : ExitCode.UNAVAILABLE).status();
    }
}
