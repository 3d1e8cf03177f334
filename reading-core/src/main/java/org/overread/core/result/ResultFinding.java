package org.overread.core.result;

import java.util.List;
import java.util.Optional;
import org.overread.core.document.ContentItem;
import org.overread.core.document.ObservationContext;
import org.overread.core.finding.CodedConcept;

/**
 * What a document of any system states of one finding. It says nothing of whether anyone verified it: that stands in the
 * document's status.
 *
 * @param finding what it is ("Nodule"); absent where the document does not say
 * @param context who observed, of whom
 * @param algorithms what found or measured it; a person may have taken the claim over
 * @param certainties how certain its observer is
 * @param renderingIntent of CAD results, whether to show it
 * @param other items that have no place above: nothing of the document is dropped
 */
public record ResultFinding(
        FindingIdentity identity,
        Kind kind,
        Optional<CodedConcept> finding,
        Optional<CodedConcept> category,
        List<FindingPlace> places,
        List<CodedConcept> methods,
        List<ResultMeasurement> measurements,
        List<Evaluation> evaluations,
        List<Region> regions,
        List<ResultMeasurement> certainties,
        ObservationContext context,
        List<AlgorithmIdentity> algorithms,
        Optional<RenderingIntent> renderingIntent,
        List<String> comments,
        List<ContentItem> other) {
    public ResultFinding {
        places = List.copyOf(places);
        methods = List.copyOf(methods);
        measurements = List.copyOf(measurements);
        evaluations = List.copyOf(evaluations);
        regions = List.copyOf(regions);
        certainties = List.copyOf(certainties);
        algorithms = List.copyOf(algorithms);
        comments = List.copyOf(comments);
        other = List.copyOf(other);
    }

    /** In what form the document states it. */
    public enum Kind {
        /** TID 1501, 1410, 1411. */
        MEASUREMENT_GROUP,
        /** TID 4004, 4006, 4104 …: Composite Feature or Single Image Finding. */
        CAD_FINDING,
        /** A coded or written finding outside groups. */
        STATEMENT,
        /** A number outside groups. */
        MEASUREMENT,
        /** A region outside groups. */
        REGION
    }

    /** Whether an algorithm of the family "Artificial Intelligence" is named. */
    public boolean aiNamed() {
        return algorithms.stream().anyMatch(AlgorithmIdentity::ai)
                || measurements.stream()
                        .flatMap(measurement -> measurement.algorithms().stream())
                        .anyMatch(AlgorithmIdentity::ai);
    }
}
