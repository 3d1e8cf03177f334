package org.overread.viewer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.overread.core.dicom.DicomDump;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.DicomJsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "dump", mixinStandardHelpOptions = true, description = "Prints a file's data set.")
final class DumpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "a DICOM file")
    private Path file;

    @Option(names = "--json", description = "the DICOM JSON Model (PS3.18 F)")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        DicomFile read = DicomInput.read(file);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            DicomJsonWriter.write(read.dataSet(), out);
            out.println();
        } else {
            DicomDump.write(read, out);
        }
        return ExitCode.DONE.status();
    }
}
