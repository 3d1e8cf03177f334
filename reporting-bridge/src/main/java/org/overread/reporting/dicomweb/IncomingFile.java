package org.overread.reporting.dicomweb;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A file on its way to the disk: a disk that fails is told from a connection that does. */
final class IncomingFile extends FilterOutputStream {

    /** The disk did not take what came. */
    static final class DiskException extends IOException {
        private static final long serialVersionUID = 1L;

        DiskException(IOException cause) {
            super("the disk does not take the retrieved images", cause);
        }
    }

    IncomingFile(OutputStream file) {
        super(new BufferedOutputStream(file, 1 << 16));
    }

    @Override
    public void write(int value) throws IOException {
        try {
            out.write(value);
        } catch (IOException e) {
            throw new DiskException(e);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw new DiskException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } catch (IOException e) {
            throw new DiskException(e);
        }
    }
}
