package org.overread.core.codec.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.codec.SampleWriter;
import org.overread.core.dicom.DicomException;

/** The component planes of a DCT frame, and their way to full-size rows. Standard: T.81 A. Not thread-safe. */
final class DctPlanes {
    private final JpegHeader header;
    private final List<DctPlane> planes = new ArrayList<>();

    DctPlanes(JpegHeader header) {
        this.header = header;
        for (JpegComponent component : header.components()) {
            planes.add(new DctPlane(header, component));
        }
    }

    JpegHeader header() {
        return header;
    }

    DctPlane plane(int component) {
        return planes.get(component);
    }

    /** Brings all components to full size and writes them. */
    void write(SampleWriter writer) throws DicomException {
        int horizontalMost = header.horizontalMost();
        int verticalMost = header.verticalMost();
        for (int c = 0; c < planes.size(); c++) {
            DctPlane plane = planes.get(c);
            JpegComponent component = header.components().get(c);
            plane.finish();
            Upsampling upsampling = new Upsampling(
                    plane,
                    (double) horizontalMost / component.horizontal(),
                    (double) verticalMost / component.vertical(),
                    header.columns());
            for (int row = 0; row < header.rows(); row++) {
                writer.row(c, row, upsampling.row(row), 0);
            }
        }
    }
}
