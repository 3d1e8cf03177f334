package org.overread.core.codec.jpeg2000;

import java.util.List;

/** One resolution of a tile-component: its area, subbands and precincts (raster order). Standard: T.800 B.5, B.6. */
record Resolution(Area area, List<Subband> bands, List<Precinct> precincts) {}
