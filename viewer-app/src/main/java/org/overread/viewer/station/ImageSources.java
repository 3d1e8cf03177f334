package org.overread.viewer.station;

import java.util.List;

/**
 * Where studies come from beside the files that a reader opens.
 *
 * @param cacheBytes what fetched and unpacked studies may take of the disk together
 */
public record ImageSources(List<Archive> archives, long cacheBytes) {
    private static final long GIGABYTE = 1_000_000_000L;

    /** No archive, 50 GB. */
    public static final ImageSources DEFAULT = new ImageSources(List.of(), 50 * GIGABYTE);

    public ImageSources {
        archives = List.copyOf(archives);
    }

    static ImageSources of(List<Archive> archives, double cacheGigabytes) {
        return new ImageSources(archives, Math.round(cacheGigabytes * GIGABYTE));
    }
}
