package org.overread.core.hanging;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.study.Study;

/** A study to be hung, with the priors that are there to be hung beside it, the most relevant first. */
public final class StudyToHang {
    private final Study current;
    private final int priors;
    private final List<List<ImageSet>> images = new ArrayList<>();

    /** @param read priors whose images are there */
    public StudyToHang(Study current, List<Study> read) {
        this.current = current;
        this.priors = read.size();
        images.add(ImageSets.of(current));
        read.forEach(prior -> images.add(ImageSets.of(prior)));
    }

    public Study current() {
        return current;
    }

    public int priors() {
        return priors;
    }

    /** Image sets of the study (0) or of a prior (from 1); none where there is no such prior. */
    public List<ImageSet> images(int prior) {
        return prior < images.size() ? images.get(prior) : List.of();
    }
}
