package org.overread.viewer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.overread.ai.model.Fault;
import org.overread.ai.model.PackageCheck;

/** What became of a package that was checked or installed. @param given as the user named it */
record PackageVerdict(Path given, PackageCheck.Report report) {

    /** Prints it; a package that is at fault ends the command with its first fault. */
    int tell(PrintWriter out, boolean json) {
        List<Fault> faults = report.faults();
        if (json) {
            out.println(Json.text(PackageJson.of(report)));
        } else {
            faults.forEach(out::println);
        }
        if (!faults.isEmpty()) {
            String more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
            throw new CommandFailure(ExitCode.INPUT_REFUSED, given.getFileName() + ": " + faults.getFirst() + more);
        }
        if (!json) {
            out.println("sound, "
                    + report.signer().map(key -> "signed with key " + key).orElse("not signed"));
        }
        return ExitCode.DONE.status();
    }
}
