package org.overread.core.ingest;

import java.nio.file.Path;
import org.overread.core.dicom.DicomException;

/** A file that was not taken in, and why. The file itself is left untouched. */
public record Quarantined(Path file, DicomException.Kind kind, String reason) {}
