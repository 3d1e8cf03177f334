package org.overread.core.inference;

import java.util.Optional;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.ModelScore;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;

/**
 * A landmark.
 *
 * @param point on the frame nearest to it, convention of SCOORD
 * @param place mm LPS+, in the detection's frame of reference; empty where the image has no place in the patient
 */
public record KeyPoint(
        CodedConcept code,
        FrameRef frame,
        ImagePoint point,
        Optional<PatientPoint> place,
        Optional<ModelScore> score) {}
