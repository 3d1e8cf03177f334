package org.overread.core.codec.jpeg2000;

/**
 * An order of packets and the volume it holds for; ends are exclusive. Standard: T.800 A.6.6, B.12.
 *
 * @param order 0 LRCP, 1 RLCP, 2 RPCL, 3 PCRL, 4 CPRL
 */
record ProgressionChange(
        int order, int firstResolution, int endResolution, int firstComponent, int endComponent, int endLayer) {}
