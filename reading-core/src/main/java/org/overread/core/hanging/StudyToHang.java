package org.overread.core.hanging;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
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

    /** What studies like this one have in common, as a key: modalities and body parts of its images. */
    public String kind() {
        TreeSet<String> words = new TreeSet<>();
        for (ImageSet set : images(0)) {
            words.add(set.attributes().modality());
            set.attributes().bodyParts().forEach(part -> words.add(part.toUpperCase(Locale.ROOT)));
        }
        return String.join("|", words);
    }

    /** Image sets of the study (0) or of a prior (from 1); none where there is no such prior. */
    public List<ImageSet> images(int prior) {
        return prior < images.size() ? images.get(prior) : List.of();
    }
}
