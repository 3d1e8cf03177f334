package org.overread.core.study;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;

/** What is left, at the moment that a PET image is decay corrected to, of the dose that was injected. */
final class InjectedDose {
    /** Below this, in Bq, the number is no dose, but perhaps one in another unit. */
    private static final double LEAST_BQ = 1e5;

    private static final double MOST_HALF_LIVES = 10;
    private static final String GE_PET = "GEMS_PETD_01";
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private final Series series;
    private final DataSet header;

    InjectedDose(Series series, DataSet header) {
        this.series = series;
        this.header = header;
    }

    /** Units: Bq. @throws SuvRefusal with the reason */
    double atReference() throws SuvRefusal {
        double dose = injected();
        return switch (header.string(Tag.DecayCorrection).orElse("")) {
            case "ADMIN" -> dose;
            case "START" -> dose * left(scanStart());
            case "NONE" -> throw new SuvRefusal("not corrected for decay");
            default -> throw new SuvRefusal("the time of decay correction is not stated");
        };
    }

    /** At a moment that the image names itself. Units: Bq. @throws SuvRefusal with the reason */
    double at(LocalDateTime reference) throws SuvRefusal {
        return injected() * left(reference);
    }

    private DataSet drug() throws SuvRefusal {
        List<DataSet> drugs = header.items(Tag.RadiopharmaceuticalInformationSequence);
        if (drugs.size() != 1) {
            throw new SuvRefusal(
                    drugs.isEmpty() ? "no radiopharmaceutical is described" : "several radiopharmaceuticals");
        }
        return drugs.get(0);
    }

    private double injected() throws SuvRefusal {
        double dose = drug().number(Tag.RadionuclideTotalDose).orElseThrow(() -> new SuvRefusal("no injected dose"));
        if (dose < LEAST_BQ) {
            throw new SuvRefusal("the injected dose is too small for becquerels");
        }
        return dose;
    }

    private double left(LocalDateTime scan) throws SuvRefusal {
        DataSet drug = drug();
        double halfLife = drug.number(Tag.RadionuclideHalfLife).orElse(0);
        if (!(halfLife > 0)) {
            throw new SuvRefusal("no half-life");
        }
        double seconds = Duration.between(injection(drug, scan), scan).toNanos() / 1e9;
        if (seconds < 0) {
            throw new SuvRefusal("the injection is stated to be after the scan");
        }
        if (seconds / halfLife > MOST_HALF_LIVES) {
            throw new SuvRefusal("injection and scan are too far apart");
        }
        return Math.pow(2, -seconds / halfLife);
    }

    /** With its date where stated; else of the scan's date, or of the day before where the scan went past midnight. */
    private static LocalDateTime injection(DataSet drug, LocalDateTime scan) throws SuvRefusal {
        Optional<LocalDateTime> dated =
                drug.string(Tag.RadiopharmaceuticalStartDateTime).flatMap(PetTimes::dateTime);
        if (dated.isPresent()) {
            return dated.get();
        }
        LocalDateTime sameDay = drug.string(Tag.RadiopharmaceuticalStartTime)
                .flatMap(PetTimes::time)
                .map(scan.toLocalDate()::atTime)
                .orElseThrow(() -> new SuvRefusal("no time of injection"));
        if (!sameDay.isAfter(scan)) {
            return sameDay;
        }
        LocalDateTime dayBefore = sameDay.minusDays(1);
        if (Duration.between(dayBefore, scan).compareTo(HALF_A_DAY) > 0) {
            throw new SuvRefusal("the injection is stated to be after the scan");
        }
        return dayBefore;
    }

    /**
     * The moment that START means: the series' time, unless it is that of a later processing, being after an acquisition;
     * then the one that GE's scanners keep, or the first acquisition of the series.
     */
    private LocalDateTime scanStart() throws SuvRefusal {
        Optional<LocalDateTime> first = series.instances().stream()
                .map(Instance::header)
                .flatMap(image -> PetTimes.acquisition(image).stream())
                .min(LocalDateTime::compareTo);
        Optional<LocalDateTime> stated = PetTimes.series(header);
        if (stated.isPresent() && first.isPresent() && !stated.get().isAfter(first.get())) {
            return stated.get();
        }
        return PrivateText.of(header, 0x0009, GE_PET, 0x0D)
                .flatMap(PetTimes::dateTime)
                .or(() -> first)
                .orElseThrow(() -> new SuvRefusal("no time of acquisition"));
    }
}
