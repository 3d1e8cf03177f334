package org.overread.viewer.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.overread.viewer.station.SettingsException;
import org.overread.viewer.station.SettingsReport;
import org.overread.viewer.station.SettingsReport.Line;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "settings",
        mixinStandardHelpOptions = true,
        description = "Says which file each setting comes from, and what the site has locked.")
final class SettingsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        List<Line> lines = lines();
        if (json) {
            ObjectNode root = Json.object();
            ArrayNode array = root.putArray("settings");
            lines.forEach(line -> array.addObject()
                    .put("name", line.name())
                    .put("source", line.source().map(Object::toString).orElse(null))
                    .put("locked", line.locked())
                    .put("overruled", line.overruled()));
            spec.commandLine().getOut().println(Json.text(root));
        } else {
            lines.forEach(line -> spec.commandLine().getOut().println(line.text()));
        }
        return ExitCode.DONE.status();
    }

    private List<Line> lines() {
        try {
            return SettingsReport.of(DataOption.of(spec).folder());
        } catch (SettingsException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage(), e);
        }
    }
}
