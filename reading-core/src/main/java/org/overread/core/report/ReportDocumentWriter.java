package org.overread.core.report;

import java.util.List;

/** Makes documents of a signed report's content. Deterministic in its argument: all keys and times stand in it. */
public interface ReportDocumentWriter {

    List<FrozenDocument> write(ReportContent content);
}
