package org.overread.core.report;

import org.overread.core.review.FindingStore;

/** Where a signature looks for what must be kept before it, and keeps what is made by it. */
public record SigningStores(FindingStore findings, ReportStore reports) {}
