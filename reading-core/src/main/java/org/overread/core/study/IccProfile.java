package org.overread.core.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Element;
import org.overread.core.dicom.StoredBytes;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Value;

/**
 * The ICC profile of a colour image or, in whole slide images, of its first optical path (PS3.3 C.11.15).
 *
 * @param colourSpace Color Space (0028,2002), "SRGB" as a rule; else the profile's own data colour space ("RGB")
 * @param bytes of the profile
 */
public record IccProfile(String colourSpace, long bytes) {
    private static final int HEADER = 128;
    private static final int DATA_COLOUR_SPACE = 16;

    public static Optional<IccProfile> of(DataSet header) {
        return header.element(Tag.ICCProfile)
                .flatMap(element -> of(element, header))
                .or(() -> header.item(Tag.OpticalPathSequence)
                        .flatMap(path -> path.element(Tag.ICCProfile).flatMap(element -> of(element, path))));
    }

    private static Optional<IccProfile> of(Element element, DataSet holder) {
        return element.value() instanceof Value.Stored stored && stored.length() > 0
                ? Optional.of(new IccProfile(
                        holder.string(Tag.ColorSpace).orElseGet(() -> ownColourSpace(stored)), stored.length()))
                : Optional.empty();
    }

    private static String ownColourSpace(Value.Stored profile) {
        try {
            byte[] start = StoredBytes.read(profile, 0, HEADER);
            return new String(start, DATA_COLOUR_SPACE, 4, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            // too short for a profile
            return "";
        }
    }
}
