package org.overread.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.study.Patient;
import org.overread.core.worklist.StudySearch;
import org.overread.core.worklist.StudySearch.Order;
import org.overread.core.worklist.WorklistStudy;

class StudyIndexTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path folder;

    private SqliteStudyIndex index;

    @BeforeEach
    void open() {
        index = SqliteStudyIndex.open(folder);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void wordsAreFoundByTheirBeginningWhateverCaseAndAccents() {
        index.put(List.of(
                study("1.1", "MÜLLER^JÜRGEN", "P-1", "20260101", "CT", "CT Thorax"),
                study("1.2", "MULLIGAN^ANN", "P-2", "20260102", "MR", "MR Schädel"),
                study("1.3", "Yamada^Tarou=山田^太郎=やまだ^たろう", "P-3", "20260103", "CT", "Abdomen")));
        assertThat(uids(anywhere("mull"))).containsExactly("1.2", "1.1");
        assertThat(uids(anywhere("muller jur"))).containsExactly("1.1");
        assertThat(uids(anywhere("SCHADEL"))).containsExactly("1.2");
        assertThat(uids(anywhere("山田"))).containsExactly("1.3");
        assertThat(uids(anywhere("p-2"))).containsExactly("1.2");
        assertThat(uids(anywhere("uller"))).isEmpty();
    }

    @Test
    void hostileWordsAreOnlyWords() {
        index.put(List.of(study("1.1", "DOE^JANE", "P-1", "20260101", "CT", "CT")));
        for (String words :
                List.of("\"", "doe\" OR \"x", "NEAR(doe jane)", "doe*", "patient_name:doe", "';--", "( ) ^ -", "\0")) {
            assertThat(index.search(anywhere(words))).hasSizeLessThanOrEqualTo(1);
        }
        assertThat(uids(anywhere("doe\" AND \"jane"))).isEmpty();
        assertThat(uids(anywhere("doe^jane"))).containsExactly("1.1");
    }

    @Test
    void aFieldIsSearchedByItself() {
        index.put(List.of(
                study("1.1", "HEAD^JANE", "P-1", "20260101", "CT", "CHEST"),
                study("1.2", "DOE^JANE", "P-2", "20260101", "CT", "HEAD")));
        StudySearch byName = new StudySearch(
                new StudySearch.Words("", "head", "", "", ""),
                List.of(),
                StudySearch.Dates.ANY,
                new StudySearch.Sorting(Order.DATE, false),
                new StudySearch.Page(0, 10));
        assertThat(uids(byName)).containsExactly("1.1");
    }

    @Test
    void datesBoundWhatIsFoundAndUndatedStudiesAreNotWithinThem() {
        index.put(List.of(
                study("1.1", "A", "1", "20251231", "CT", "x"),
                study("1.2", "B", "2", "20260101", "CT", "x"),
                study("1.3", "C", "3", "20260131", "CT", "x"),
                study("1.4", "D", "4", "20260201", "CT", "x"),
                study("1.5", "E", "5", "", "CT", "x")));
        StudySearch all = StudySearch.newest(10);
        assertThat(uids(all)).containsExactly("1.4", "1.3", "1.2", "1.1", "1.5");
        assertThat(uids(all.between(Optional.of("20260101"), Optional.of("20260131"))))
                .containsExactly("1.3", "1.2");
        assertThat(uids(all.between(Optional.empty(), Optional.of("20251231")))).containsExactly("1.1");
        assertThat(uids(anywhere("x").between(Optional.of("20260131"), Optional.empty())))
                .containsExactly("1.4", "1.3");
    }

    @Test
    void countIsOfAllThatHoldWhateverThePage() {
        index.put(List.of(
                study("1.1", "DOE^JANE", "1", "20251231", "CT", "x"),
                study("1.2", "DOE^JOHN", "2", "20260101", "MR", "x"),
                study("1.3", "ROE^ANN", "3", "20260131", "CT", "x")));
        assertThat(index.count(StudySearch.newest(1))).isEqualTo(3);
        assertThat(index.count(anywhere("doe").page(1, 1))).isEqualTo(2);
        assertThat(index.count(anywhere("doe").between(Optional.of("20260101"), Optional.empty())))
                .isEqualTo(1);
        assertThat(index.count(StudySearch.newest(1).between(Optional.empty(), Optional.of("20260101"))))
                .isEqualTo(2);
    }

    @Test
    void twoPatientsUnderOneUidAreTwoLinesAndAStudyReadAgainIsOne() {
        WorklistStudy doe = study("1.1", "DOE^JANE", "P-1", "20260101", "CT", "CT");
        WorklistStudy roe = study("1.1", "ROE^RICHARD", "P-2", "20260101", "CT", "CT");
        index.put(List.of(doe, roe));
        index.put(List.of(study("1.1", "DOE^JANE", "P-1", "20260101", "CT", "CT CHEST")));
        assertThat(index.size()).isEqualTo(2);
        assertThat(index.studies("1.1"))
                .extracting(WorklistStudy::description)
                .containsExactlyInAnyOrder("CT", "CT CHEST");
        assertThat(uids(anywhere("chest"))).containsExactly("1.1");
        index.remove(roe);
        assertThat(index.search(anywhere("roe"))).isEmpty();
        assertThat(index.studies("1.1")).hasSize(1);
    }

    @Test
    void priorsAreOfThePatientWithTheSameIdFromTheSameIssuer() {
        WorklistStudy now = study("1.9", "DOE^JANE", "P-1", "20260301", "CT", "CT");
        index.put(List.of(
                now,
                study("1.1", "DOE^JANE", "P-1", "20240101", "CT", "CT"),
                study("1.2", "DOE^JANE", "P-1", "20250101", "MR", "MR"),
                issuedBy("OTHER", study("1.3", "DOE^JANE", "P-1", "20250601", "CT", "CT")),
                study("1.4", "DOE^JANE", "", "20250601", "CT", "CT")));
        assertThat(index.priors(now))
                .extracting(WorklistStudy::studyInstanceUid)
                .containsExactly("1.2", "1.1");
        assertThat(index.priors(study("1.4", "DOE^JANE", "", "20250601", "CT", "CT")))
                .isEmpty();
    }

    /** Whichever way a search is carried out, it finds what a plain look at every study finds. */
    @Test
    void everyWayOfSearchingFindsWhatALookAtEveryStudyFinds() {
        List<WorklistStudy> all = many(4_000);
        index.put(all);
        for (Order order : Order.values()) {
            for (String words : List.of("", "smith", "an", "ct chest", "zzz", "2")) {
                for (List<String> modalities : List.of(List.<String>of(), List.of("MR", "US"))) {
                    StudySearch search = anywhere(words)
                            .withModalities(modalities)
                            .between(Optional.of("20200101"), Optional.of("20251231"))
                            .page(3, 40);
                    List<WorklistStudy> expected = all.stream()
                            .filter(study -> matches(study, words, modalities))
                            .toList();
                    for (boolean ascending : List.of(true, false)) {
                        List<WorklistStudy> found = index.search(search.sorted(order, ascending));
                        assertThat(found).hasSize(Math.min(40, Math.max(0, expected.size() - 3)));
                        assertThat(expected).containsAll(found);
                        assertThat(found).isSortedAccordingTo(comparator(order, ascending));
                    }
                }
            }
        }
    }

    @Test
    void aDamagedIndexIsPutAsideAndANewOneBegun() throws IOException {
        index.put(many(50));
        index.close();
        Files.write(
                folder.resolve("worklist.db"),
                "this is no database, whatever its name says".repeat(100).getBytes());
        index = SqliteStudyIndex.open(folder);
        assertThat(index.size()).isZero();
        assertThat(folder.resolve("worklist.db.damaged")).exists();
        index.put(many(3));
        assertThat(index.size()).isEqualTo(3);
    }

    @Test
    void whatIsKnownOutlivesTheProcessAndOnlyTheAccountCanReadIt() throws IOException {
        index.put(many(5));
        index.close();
        index = SqliteStudyIndex.open(folder);
        assertThat(index.size()).isEqualTo(5);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("worklist.db"))))
                .isEqualTo("rw-------");
    }

    @Test
    void namesStandInTheOrderOfLettersAndTheStudiesOfOneNameTheNewestFirst() {
        index.put(names());
        List<String> upwards = List.of("1.6", "1.4", "1.1", "1.2", "1.7", "1.5", "1.3");
        assertThat(uids(StudySearch.newest(10).sorted(Order.PATIENT_NAME, true)))
                .isEqualTo(upwards);
        assertThat(uids(StudySearch.newest(10).sorted(Order.PATIENT_NAME, false)))
                .containsExactly("1.3", "1.5", "1.7", "1.1", "1.2", "1.4", "1.6");
        assertThat(uids(anywhere("x").sorted(Order.PATIENT_NAME, true))).isEqualTo(upwards);
    }

    @Test
    void anIndexOfBeforeIsGivenTheOrderOfNames() throws SQLException {
        index.put(names());
        List<String> sorted = uids(StudySearch.newest(10).sorted(Order.PATIENT_NAME, true));
        index.close();
        try (Connection before = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("worklist.db"));
                Statement statement = before.createStatement()) {
            statement.execute("DROP INDEX study_by_name_key");
            statement.execute("ALTER TABLE study DROP COLUMN name_key");
            statement.execute("CREATE INDEX study_by_name ON study (patient_name, id)");
        }
        index = SqliteStudyIndex.open(folder);
        assertThat(uids(StudySearch.newest(10).sorted(Order.PATIENT_NAME, true)))
                .isEqualTo(sorted);
        index.put(List.of(study("1.8", "ÅBERG^EVA", "8", "20260101", "CT", "x")));
        assertThat(uids(StudySearch.newest(10).sorted(Order.PATIENT_NAME, true)))
                .startsWith("1.8");
    }

    /** "Smithers" is another family name than "Smith", whatever Smith's given name. */
    private static List<WorklistStudy> names() {
        return List.of(
                study("1.1", "Österreicher^Anna", "1", "20260102", "CT", "x"),
                study("1.2", "Österreicher^Anna", "1", "20250102", "CT", "x"),
                study("1.3", "Zander^Max", "3", "20260101", "CT", "x"),
                study("1.4", "OSTERMANN^EVA", "4", "20260101", "CT", "x"),
                study("1.5", "Smithers^Ann", "5", "20260101", "CT", "x"),
                study("1.6", "o'Brien^Pat", "6", "20260101", "CT", "x"),
                study("1.7", "SMITH^JOHN", "7", "20260101", "CT", "x"));
    }

    private static Comparator<WorklistStudy> comparator(Order order, boolean ascending) {
        Comparator<WorklistStudy> date = Comparator.comparing(s -> s.date().orElse(""));
        Comparator<WorklistStudy> upwards = switch (order) {
            case DATE -> date;
            case PATIENT_NAME -> Comparator.comparing(s -> s.patient().name().toLowerCase(Locale.ROOT));
            case PATIENT_ID -> Comparator.comparing(s -> s.patient().id());
            case ACCESSION_NUMBER ->
                Comparator.comparing(s -> s.accessionNumber().orElse(""));
            case DESCRIPTION -> Comparator.comparing(s -> s.description().toLowerCase(Locale.ROOT));
            case MODALITY -> Comparator.comparing(s -> String.join("\\", s.modalities()));
            case ARRIVED -> Comparator.comparing(WorklistStudy::arrived);
        };
        return (ascending ? upwards : upwards.reversed()).thenComparing(date.reversed());
    }

    private static boolean matches(WorklistStudy study, String words, List<String> modalities) {
        String date = study.date().orElse("");
        if (date.compareTo("20200101") < 0 || date.compareTo("20251231") > 0) {
            return false;
        }
        if (!modalities.isEmpty() && study.modalities().stream().noneMatch(modalities::contains)) {
            return false;
        }
        List<String> of = new ArrayList<>();
        for (String text : List.of(
                study.patient().name(),
                study.patient().id(),
                study.accessionNumber().orElse(""),
                study.description(),
                String.join(" ", study.modalities()),
                String.join(" ", study.bodyParts()))) {
            of.addAll(List.of(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")));
        }
        for (String word : words.split(" ")) {
            if (!word.isEmpty() && of.stream().noneMatch(token -> token.startsWith(word))) {
                return false;
            }
        }
        return true;
    }

    static List<WorklistStudy> many(int count) {
        Random random = new Random(11);
        String[] names = {"SMITH", "ANDERSON", "DOE", "MILLER", "ANTONOV", "GARCIA", "SMYTHE", "NGUYEN"};
        String[] first = {"ANN", "BOB", "JANE", "ZOE", "IVAN"};
        String[] kinds = {"CT", "MR", "US", "CR", "MG"};
        String[] parts = {"CHEST", "HEAD", "ABDOMEN", "BREAST"};
        List<WorklistStudy> studies = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String kind = kinds[random.nextInt(kinds.length)];
            String date = String.format(
                    Locale.ROOT,
                    "%d%02d%02d",
                    2016 + random.nextInt(11),
                    1 + random.nextInt(12),
                    1 + random.nextInt(28));
            String name = names[random.nextInt(names.length)] + "^" + first[random.nextInt(first.length)];
            studies.add(study(
                    "1.2." + i, name, "P" + random.nextInt(count), date, kind, kind + " " + parts[random.nextInt(4)]));
        }
        return studies;
    }

    private StudySearch anywhere(String words) {
        return StudySearch.newest(10).withAnywhere(words);
    }

    private List<String> uids(StudySearch search) {
        return index.search(search).stream()
                .map(WorklistStudy::studyInstanceUid)
                .toList();
    }

    private static WorklistStudy issuedBy(String issuer, WorklistStudy study) {
        Patient patient = study.patient();
        return new WorklistStudy(
                study.studyInstanceUid(),
                new Patient(patient.name(), patient.id(), issuer, patient.birthDate(), patient.sex(), patient.age()),
                study.date(),
                study.time(),
                study.accessionNumber(),
                study.description(),
                study.modalities(),
                study.bodyParts(),
                study.referringPhysician(),
                study.series(),
                study.images(),
                study.source(),
                study.local(),
                study.arrived());
    }

    private static WorklistStudy study(
            String uid, String name, String id, String date, String modality, String description) {
        return new WorklistStudy(
                uid,
                new Patient(name, id, "", Optional.empty(), Optional.of("F"), Optional.empty()),
                Optional.of(date).filter(da -> !da.isEmpty()),
                Optional.of("101500"),
                Optional.of("A" + uid.replace(".", "")),
                description,
                List.of(modality),
                List.of("PART"),
                Optional.empty(),
                2,
                120,
                "/images/" + uid,
                true,
                NOON.plusSeconds(Math.abs(uid.hashCode() % 100_000)));
    }
}
