package org.overread.findings.panel;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.Measurement;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.ReviewedFinding;
import org.overread.findings.style.FindingStyle;

/** Findings in words: the short ones of a row, the full ones of a sentence. */
final class FindingTexts {
    private final PanelTexts texts;
    private final ClaimChoices choices;
    private final DateTimeFormatter time;

    FindingTexts(PanelTexts texts, ClaimChoices choices, ZoneId zone) {
        this.texts = texts;
        this.choices = choices;
        this.time = DateTimeFormatter.ofPattern(texts.text("time.pattern"), texts.locale())
                .withZone(zone);
    }

    FindingRow row(ReviewedFinding finding) {
        FindingStyle style = FindingStyle.of(finding.decision());
        FindingClaim claim = finding.claim();
        String certainty = certainty(finding);
        String spoken = texts.text(
                "spoken", String.valueOf(finding.finding().number()), sentence(claim), texts.text("state", style));
        return new FindingRow(
                finding.trackingUid(),
                finding.finding().number(),
                style,
                texts.concept(claim.label()),
                shortPlace(claim),
                size(claim).map(this::quantity).orElse(""),
                certainty,
                certainty.isEmpty() ? spoken : texts.text("sentence.with", spoken, certainty));
    }

    /** "Nodule, right upper lobe of lung, 17.3 mm". */
    String sentence(ReviewedFinding finding) {
        return sentence(finding.claim());
    }

    private String sentence(FindingClaim claim) {
        String sentence = texts.concept(claim.label());
        String place = fullPlace(claim);
        if (!place.isEmpty()) {
            sentence = texts.text("sentence.with", sentence, place);
        }
        Optional<String> size = size(claim).map(this::quantity);
        return size.isPresent() ? texts.text("sentence.with", sentence, size.get()) : sentence;
    }

    /** Side letter and site, the side first, so that it is never the part that is cut off: "RUL", "R lung", "R". */
    String shortPlace(FindingClaim claim) {
        Optional<String> letter = claim.laterality().map(side -> texts.text("side.letter", side));
        Optional<String> abbreviation = claim.site().flatMap(choices::choice).flatMap(SiteChoice::abbreviation);
        if (letter.isPresent() && abbreviation.isPresent()) {
            return texts.text("place.short", letter.get(), texts.text("site.short." + abbreviation.get()));
        }
        String site = claim.site().map(this::site).orElse("");
        return (letter.map(l -> l + " ").orElse("") + site).strip();
    }

    /** "right upper lobe of lung". */
    String fullPlace(FindingClaim claim) {
        String side = claim.laterality().map(s -> texts.text("side", s)).orElse("");
        String site = claim.site().map(this::site).orElse("");
        return texts.text("place.full", side, site).strip();
    }

    Optional<Measurement> size(FindingClaim claim) {
        return claim.measurements().stream().findFirst();
    }

    /** "17.3 mm". */
    String quantity(Measurement m) {
        return texts.text("unit.value", texts.oneDecimal(m.value()), m.unit().ucum());
    }

    /** "96 %"; empty where none is stated. */
    String certainty(ReviewedFinding finding) {
        return finding.finding()
                .certainty()
                .map(c -> texts.text("certainty", String.valueOf(Math.round(c.percent()))))
                .orElse("");
    }

    String origin(ReviewedFinding finding) {
        return switch (finding.finding().origin()) {
            case FindingOrigin.Model by -> model(by.model());
            case FindingOrigin.Reader _ -> texts.text("detail.origin.reader");
        };
    }

    String model(ModelIdentity model) {
        return texts.text("ai.model", model.name(), model.version());
    }

    /** A PN value as it is read: "DOE^JANE^^Dr" is "DOE, JANE". */
    String reader(ReaderIdentity reader) {
        String[] parts = reader.personName().split("=", 2)[0].split("\\^");
        return parts.length > 1 && !parts[1].isBlank() ? parts[0].strip() + ", " + parts[1].strip() : parts[0].strip();
    }

    String time(Instant at) {
        return time.format(at);
    }

    String side(Laterality side) {
        return texts.text("side", side);
    }

    String site(CodedConcept site) {
        return withinSentence(site);
    }

    // "Upper lobe" within a sentence; "CT", "IVC" and the like stay
    String withinSentence(CodedConcept concept) {
        String meaning = texts.concept(concept);
        if (texts.nounsAreCapitalised()) {
            return meaning;
        }
        boolean word = meaning.length() > 1 && Character.isLowerCase(meaning.charAt(1));
        return word ? meaning.substring(0, 1).toLowerCase(texts.locale()) + meaning.substring(1) : meaning;
    }
}
