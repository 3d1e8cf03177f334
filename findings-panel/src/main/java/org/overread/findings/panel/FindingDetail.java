package org.overread.findings.panel;

import java.util.List;
import org.overread.core.finding.TrackingUid;
import org.overread.findings.style.FindingStyle;

/**
 * What is known of one finding, as named lines in a fixed order.
 *
 * @param badge its state in a word or two: "AI, unverified", "accepted"
 */
public record FindingDetail(
        TrackingUid trackingUid, int number, FindingStyle style, String label, String badge, List<Line> lines) {
    public FindingDetail {
        lines = List.copyOf(lines);
    }

    /** One line: what it is, and what it says. */
    public record Line(String name, String value) {}
}
