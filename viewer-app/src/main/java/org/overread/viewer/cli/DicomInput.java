package org.overread.viewer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.DicomReader;

/** One DICOM file that a command was given, or the refusal that says why it cannot be read. */
final class DicomInput {
    static DicomFile read(Path file) {
        try {
            return DicomReader.read(file);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, file + ": " + reason(e, file), e);
        }
    }

    /** What is wrong with an input, in one line. */
    static String reason(IOException failure, Path file) {
        if (failure instanceof DicomException known) {
            return known.getMessage();
        }
        if (failure instanceof NoSuchFileException || !Files.exists(file)) {
            return "no such file";
        }
        return Files.isDirectory(file) ? "is a folder" : "cannot be read";
    }

    private DicomInput() {}
}
