package org.overread.viewer.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.overread.ai.model.PackageCheck;
import org.overread.viewer.station.ModelShelf;
import org.overread.viewer.station.StationSettings;

/** Which model packages a command works with. */
final class ModelChoice {

    /** The package named by its folder, or by the id that its folder is called; all of them where none is named. */
    static List<Path> packages(String named, StationSettings settings) {
        List<Path> installed = ModelShelf.packages(settings.models());
        if (named == null) {
            return installed;
        }
        List<Path> byId =
                installed.stream().filter(folder -> called(folder, named)).toList();
        if (!byId.isEmpty()) {
            return byId;
        }
        try {
            Path folder = Path.of(named);
            if (Files.isDirectory(folder)) {
                return List.of(folder);
            }
        } catch (InvalidPathException e) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, "no model is called " + named, e);
        }
        throw new CommandFailure(ExitCode.INPUT_REFUSED, "no model is called " + named + ", and no such folder");
    }

    private static boolean called(Path folder, String named) {
        return folder.getFileName().toString().equals(named)
                || PackageCheck.id(folder).filter(named::equals).isPresent();
    }

    private ModelChoice() {}
}
