package org.overread.core.codec.jpegxl;

/**
 * How a frame is divided. Standard: ISO/IEC 18181-1 F.1.
 *
 * @param blocksWide of 8 x 8 samples, whole ones for subsampled channels also
 * @param groupSize width and height of a group, 128 … 1024
 */
record FrameLayout(int width, int height, int blocksWide, int blocksHigh, int groupSize) {

    static FrameLayout of(FrameHeader header) {
        int mostX = Math.max(header.shiftX[0], Math.max(header.shiftX[1], header.shiftX[2]));
        int mostY = Math.max(header.shiftY[0], Math.max(header.shiftY[1], header.shiftY[2]));
        return new FrameLayout(
                header.width(),
                header.height(),
                FrameHeader.divideUp(header.width(), 8 << mostX) << mostX,
                FrameHeader.divideUp(header.height(), 8 << mostY) << mostY,
                128 << header.groupShift);
    }

    int groupsAcross() {
        return FrameHeader.divideUp(width, groupSize);
    }

    long groups() {
        return (long) groupsAcross() * FrameHeader.divideUp(height, groupSize);
    }

    /** Low-frequency groups hold 8 x 8 groups. */
    int lowGroupsAcross() {
        return FrameHeader.divideUp(width, 8 * groupSize);
    }

    long lowGroups() {
        return (long) lowGroupsAcross() * FrameHeader.divideUp(height, 8 * groupSize);
    }

    Area group(int index) {
        int column = index % groupsAcross() * groupSize;
        int row = index / groupsAcross() * groupSize;
        return new Area(column, row, Math.min(groupSize, width - column), Math.min(groupSize, height - row));
    }

    Area lowGroup(int index) {
        int size = 8 * groupSize;
        int column = index % lowGroupsAcross() * size;
        int row = index / lowGroupsAcross() * size;
        return new Area(column, row, Math.min(size, width - column), Math.min(size, height - row));
    }

    /** The blocks of a group. */
    Area groupBlocks(int index) {
        int size = groupSize / 8;
        int column = index % groupsAcross() * size;
        int row = index / groupsAcross() * size;
        return new Area(column, row, Math.min(size, blocksWide - column), Math.min(size, blocksHigh - row));
    }

    /** The blocks of a low-frequency group. */
    Area lowGroupBlocks(int index) {
        int column = index % lowGroupsAcross() * groupSize;
        int row = index / lowGroupsAcross() * groupSize;
        return new Area(column, row, Math.min(groupSize, blocksWide - column), Math.min(groupSize, blocksHigh - row));
    }

    /** A rectangle. */
    record Area(int column, int row, int width, int height) {}
}
