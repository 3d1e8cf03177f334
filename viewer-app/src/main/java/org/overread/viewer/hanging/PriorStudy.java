package org.overread.viewer.hanging;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.overread.core.hanging.IdentityDifference;
import org.overread.core.hanging.ImageSets;
import org.overread.core.study.Series;
import org.overread.core.study.SeriesFrame;
import org.overread.core.study.Study;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.viewport.FrameStack;

/**
 * An earlier study of the patient that is open beside the one being read: for looking only.
 *
 * @param differences in what it contradicts the study being read about whose it is
 */
public record PriorStudy(
        WorklistStudy line, Study study, List<FrameStack> stacks, Set<IdentityDifference> differences) {

    static PriorStudy of(WorklistStudy line, Study prior, Study current) {
        List<FrameStack> stacks = new ArrayList<>();
        for (Series series : prior.series()) {
            for (List<SeriesFrame> frames : ImageSets.frames(series)) {
                stacks.add(new FrameStack(series, frames));
            }
        }
        return new PriorStudy(line, prior, stacks, IdentityDifference.between(current.patient(), prior.patient()));
    }
}
