package org.overread.core.hanging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.overread.core.study.Patient;
import org.overread.core.worklist.WorklistStudy;

class PriorsTest {
    private final WorklistStudy current = study("1", "20260101", "CT", "CHEST");

    @Test
    void sameModalityAndBodyPartComeFirstThenTheNewest() {
        List<WorklistStudy> ordered = PriorRelevance.order(
                current,
                List.of(
                        study("5", "20251201", "MR", "KNEE"),
                        study("4", "20251101", "CT", "HEAD"),
                        study("3", "20251001", "DX", "CHEST"),
                        study("6", "20200101", "CT", "CHEST"),
                        study("2", "20230101", "CT", "CHEST_ABDOMEN")));
        assertThat(ordered).extracting(WorklistStudy::studyInstanceUid).containsExactly("2", "6", "3", "4", "5");
        assertThat(PriorRelevance.isComparable(current, ordered.get(1))).isTrue();
        assertThat(PriorRelevance.isComparable(current, ordered.get(2))).isFalse();
    }

    @Test
    void laterStudiesAndTheStudyItselfAreNoPriors() {
        assertThat(PriorRelevance.order(current, List.of(current, study("2", "20260102", "CT", "CHEST"))))
                .isEmpty();
    }

    @Test
    void anotherIdOrIssuerIsAnotherPatientWhateverTheName() {
        Patient jane = patient("DOE^JANE", "H-1", "GENERAL", "19500101", "F");
        assertThat(IdentityDifference.isAnotherPatient(
                        IdentityDifference.between(jane, patient("DOE^JANE", "H-2", "GENERAL", "19500101", "F"))))
                .isTrue();
        assertThat(IdentityDifference.isAnotherPatient(
                        IdentityDifference.between(jane, patient("DOE^JANE", "H-1", "OTHER", "19500101", "F"))))
                .isTrue();
        assertThat(IdentityDifference.isAnotherPatient(IdentityDifference.between(
                        patient("DOE^JANE", "", "", "19500101", "F"), patient("DOE^JANE", "", "", "19500101", "F"))))
                .isTrue();
    }

    @Test
    void birthDateSexAndNameThatContradictAreSaid() {
        Patient jane = patient("DOE^JANE", "H-1", "GENERAL", "19500101", "F");
        Set<IdentityDifference> differences =
                IdentityDifference.between(jane, patient("ROE^JANE", "H-1", "GENERAL", "19510101", "M"));
        assertThat(differences)
                .containsExactlyInAnyOrder(
                        IdentityDifference.BIRTH_DATE, IdentityDifference.SEX, IdentityDifference.NAME);
        assertThat(IdentityDifference.isAnotherPatient(differences)).isFalse();
        assertThat(IdentityDifference.between(jane, patient("Doe^Jane^^", "H-1 ", "GENERAL", "19500101", "F")))
                .isEmpty();
    }

    private static Patient patient(String name, String id, String issuer, String birthDate, String sex) {
        return new Patient(name, id, issuer, Optional.of(birthDate), Optional.of(sex), Optional.empty());
    }

    private static WorklistStudy study(String uid, String date, String modality, String part) {
        return new WorklistStudy(
                uid,
                patient("DOE^JANE", "H-1", "GENERAL", "19500101", "F"),
                Optional.of(date),
                Optional.empty(),
                Optional.empty(),
                "",
                List.of(modality, "SR"),
                List.of(part),
                Optional.empty(),
                1,
                10,
                "/x",
                true,
                Instant.EPOCH);
    }
}
