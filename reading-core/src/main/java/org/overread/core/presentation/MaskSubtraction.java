package org.overread.core.presentation;

import java.util.List;

/**
 * A subtraction of mask frames (PS3.3 C.7.6.10).
 *
 * @param operation AVG_SUB, TID, REV_TID
 * @param maskFrames from 1
 * @param subPixelShift row and column by which the mask is shifted; empty: not
 */
public record MaskSubtraction(String operation, List<Integer> maskFrames, List<Double> subPixelShift) {
    public MaskSubtraction {
        maskFrames = List.copyOf(maskFrames);
        subPixelShift = List.copyOf(subPixelShift);
    }
}
