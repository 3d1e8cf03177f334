package org.overread.ai.nodule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.ai.lung.LungMask;
import org.overread.ai.phantom.ChestPhantom;
import org.overread.ai.phantom.PhantomNodule;
import org.overread.ai.phantom.PhantomNodule.Density;
import org.overread.ai.phantom.PhantomNodule.Place;
import org.overread.ai.volume.HuSampler;
import org.overread.ai.volume.IsotropicVolume;
import org.overread.ai.volume.SliceWorkers;
import org.overread.core.finding.Characteristic;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.Unit;
import org.overread.core.image.Volume;

/** What phantom nodules of known make are told to be, asked at their places. */
class NoduleDensityTest {
    private record Asked(PhantomNodule nodule, Candidate candidate) {
        Optional<CodedConcept> composition() {
            return candidate.density().map(Characteristic::value);
        }

        Optional<Measurement> measured(CodedConcept what) {
            return candidate.measurements().stream()
                    .filter(measurement -> measurement.quantity().sameCode(what))
                    .findFirst();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3001, 3002, 3003})
    void aNoduleIsToldToBeWhatItIsOrNotAtAll(long seed) {
        List<Asked> asked = asked(ChestPhantom.ofDensities(seed));

        assertThat(asked.stream().map(one -> one.nodule().density()).distinct())
                .containsExactlyInAnyOrder(Density.values());
        assertThat(asked)
                .allSatisfy(one -> assertThat(one.composition())
                        .as("%s", one)
                        .satisfiesAnyOf(
                                told -> assertThat(told).isEmpty(),
                                told -> assertThat(told)
                                        .contains(code(one.nodule().density()))));
        assertThat(asked)
                .filteredOn(one -> one.nodule().place() == Place.ISOLATED)
                .isNotEmpty()
                .allSatisfy(one -> {
                    assertThat(one.composition()).contains(code(one.nodule().density()));
                    assertThat(one.candidate().density().orElseThrow().source()).isEqualTo(Measurement.Source.MODEL);
                    assertThat(one.measured(Codes.DIAMETER).orElseThrow().value())
                            .as("of all of the nodule: %s", one)
                            .isCloseTo(one.nodule().diameterMm(), within(1.2));
                });
    }

    @Test
    void ofPartSolidNodulesAloneTheSolidComponentIsMeasured() {
        List<Asked> asked = asked(ChestPhantom.ofDensities(3002));

        assertThat(asked)
                .allSatisfy(one -> assertThat(
                                one.measured(Codes.SOLID_COMPONENT_SIZE).isPresent())
                        .isEqualTo(one.composition().equals(Optional.of(Codes.PART_SOLID))));
        assertThat(asked)
                .filteredOn(one -> one.nodule().density() == Density.PART_SOLID)
                .isNotEmpty()
                .allSatisfy(one -> {
                    Measurement solid = one.measured(Codes.SOLID_COMPONENT_SIZE).orElseThrow();
                    assertThat(solid.value()).isCloseTo(one.nodule().solidMm(), within(0.8));
                    assertThat(solid.unit()).isEqualTo(Unit.MILLIMETRE);
                });
    }

    @Test
    void ofSmallNodulesNothingIsTold() {
        assertThat(asked(ChestPhantom.of(2002)))
                .filteredOn(one -> one.nodule().diameterMm() < 6)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.composition()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(longs = {2004, 2005})
    void aSolidNoduleBesideAVesselOrAtThePleuraIsNotCalledPartSolid(long seed) {
        assertThat(asked(ChestPhantom.of(seed)))
                .allSatisfy(one -> assertThat(one.composition())
                        .as("%s", one)
                        .satisfiesAnyOf(
                                told -> assertThat(told).isEmpty(),
                                told -> assertThat(told).contains(Codes.SOLID)));
    }

    private static CodedConcept code(Density density) {
        return switch (density) {
            case SOLID -> Codes.SOLID;
            case PART_SOLID -> Codes.PART_SOLID;
            case GROUND_GLASS -> Codes.GROUND_GLASS;
        };
    }

    private static List<Asked> asked(ChestPhantom phantom) {
        try (SliceWorkers workers = new SliceWorkers(2)) {
            Volume volume = phantom.volume(workers);
            IsotropicVolume cubic = IsotropicVolume.of(volume, 1.5, workers);
            CandidateRegions regions =
                    new CandidateRegions(volume, cubic.grid(), LungMask.of(cubic, workers), new HuSampler(volume));
            return phantom.nodules().stream()
                    .flatMap(nodule -> asked(nodule, volume, cubic, regions))
                    .toList();
        }
    }

    private static Stream<Asked> asked(
            PhantomNodule nodule, Volume volume, IsotropicVolume cubic, CandidateRegions regions) {
        double[] voxel = volume.geometry().toVoxel(nodule.centre());
        double[] at = cubic.grid().toGrid(voxel[0], voxel[1], voxel[2]);
        Peak peak = new Peak((int) Math.rint(at[0]), (int) Math.rint(at[1]), (int) Math.rint(at[2]), 0.5);
        return regions.region(peak).map(candidate -> new Asked(nodule, candidate)).stream();
    }
}
