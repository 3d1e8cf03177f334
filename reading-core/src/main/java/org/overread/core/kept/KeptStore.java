package org.overread.core.kept;

import java.util.List;
import org.overread.core.review.StepJournal;

/** What readers keep of one kind about all studies. */
public interface KeptStore<T extends Kept> extends StepJournal<KeptEntry<T>> {

    /** Every step with something kept about this study and no other, oldest first. Blocking. */
    List<KeptEntry<T>> entries(String studyInstanceUid);
}
