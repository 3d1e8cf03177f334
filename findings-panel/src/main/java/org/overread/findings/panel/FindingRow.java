package org.overread.findings.panel;

import org.overread.core.finding.TrackingUid;
import org.overread.findings.style.FindingStyle;

/**
 * One line of the list.
 *
 * @param place side and site, short: "RUL", "R lung"; empty where the claim names neither
 * @param size with unit: "17.3 mm"; empty where there is none
 * @param certainty "96 %"; empty where the model states none, or a reader found it
 * @param spoken the whole line as a sentence, for screen readers
 */
public record FindingRow(
        TrackingUid trackingUid,
        int number,
        FindingStyle style,
        String label,
        String place,
        String size,
        String certainty,
        String spoken) {

    public boolean open() {
        return style == FindingStyle.NOT_ASSESSED;
    }
}
