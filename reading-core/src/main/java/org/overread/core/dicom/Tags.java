package org.overread.core.dicom;

/** How a tag is written: (gggg,eeee), hexadecimal, upper case. */
public final class Tags {
    public static String format(int tag) {
        return String.format("(%04X,%04X)", tag >>> 16, tag & 0xFFFF);
    }

    public static int group(int tag) {
        return tag >>> 16;
    }

    public static boolean isPrivate(int tag) {
        return (tag >>> 16 & 1) == 1;
    }

    private Tags() {}
}
