package org.overread.core.presentation;

import java.util.Optional;

/** Which presentation state it is, and who made it when (PS3.3 C.10.9); absent is what the file does not give. */
public record PresentationIdentity(
        PresentationStateKind kind,
        Optional<String> sopInstanceUid,
        Optional<String> studyInstanceUid,
        Optional<String> seriesInstanceUid,
        Optional<String> label,
        Optional<String> description,
        Optional<String> creator,
        Optional<String> creationDate,
        Optional<String> creationTime) {}
