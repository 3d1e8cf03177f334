package org.overread.findings.panel;

import java.time.Instant;
import org.overread.core.review.ReaderIdentity;

/** Who signed the report, and when. */
public record Signature(ReaderIdentity reader, Instant at) {}
