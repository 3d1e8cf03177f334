package org.overread.core.dicom;

/** What one thread reads files in, one after another: made anew for each, it would be most of what reading them allocates. Not thread-safe. */
public final class ReadingRoom {
    final byte[] window = new byte[DicomInput.WINDOW];
    final ElementsRead elements = new ElementsRead();
}
