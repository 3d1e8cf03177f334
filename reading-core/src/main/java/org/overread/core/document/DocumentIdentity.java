package org.overread.core.document;

import java.util.Optional;

/**
 * Which document it is. Absent is what the file does not give.
 *
 * @param contentDate YYYYMMDD
 * @param contentTime HHMMSS.FFFFFF
 */
public record DocumentIdentity(
        Optional<String> sopClassUid,
        Optional<String> sopInstanceUid,
        Optional<String> studyInstanceUid,
        Optional<String> seriesInstanceUid,
        Optional<String> seriesDescription,
        Optional<String> contentDate,
        Optional<String> contentTime) {}
