package org.overread.viewer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.overread.core.store.SqliteStudyIndex;
import org.overread.core.study.Patient;
import org.overread.core.worklist.StudySearch;
import org.overread.core.worklist.StudySearch.Order;
import org.overread.core.worklist.WorklistStudy;

/** Searches of a worklist of 100,000 made-up studies, beside the limit of 50 ms; and beside one of 10,000. */
final class WorklistBenchmark implements Benchmark {
    private static final int MANY = 100_000;
    private static final int FEWER = 10_000;
    private static final int RUNS = 15;
    private static final double LIMIT_MS = 50;
    private static final int PAGE = 200;
    private static final int TOGETHER = 5_000;

    @Override
    public String name() {
        return "worklist";
    }

    @Override
    public BenchResult run(Optional<Path> study) throws IOException {
        try (BenchFolder folder = new BenchFolder()) {
            Map<String, Double> few = measured(folder.path().resolve("fewer"), FEWER);
            Map<String, Double> many = measured(folder.path().resolve("many"), MANY);
            List<BenchRow> rows = new ArrayList<>();
            many.forEach((what, ms) ->
                    rows.add(new BenchRow(what + ", 100,000 studies", "ms", ms, LIMIT_MS, "limit of 50 ms")));
            many.forEach((what, ms) ->
                    rows.add(new BenchRow(what + ", ten times as many", "ms", ms, few.get(what), "10,000 studies")));
            return BenchResult.of(rows);
        }
    }

    private static Map<String, Double> measured(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        try (SqliteStudyIndex index = SqliteStudyIndex.open(folder)) {
            fill(index, count);
            Map<String, Double> milliseconds = new LinkedHashMap<>();
            searches().forEach((what, search) -> milliseconds.put(what, slowest(index, search)));
            return milliseconds;
        }
    }

    private static Map<String, StudySearch> searches() {
        StudySearch newest = StudySearch.newest(PAGE);
        Map<String, StudySearch> searches = new LinkedHashMap<>();
        searches.put("newest", newest);
        searches.put("one letter", newest.withAnywhere("a"));
        searches.put("a common word", newest.withAnywhere("ct"));
        searches.put("a common word by name", newest.withAnywhere("ct").sorted(Order.PATIENT_NAME, true));
        searches.put("a rare word by name", newest.withAnywhere("quillfeather").sorted(Order.PATIENT_NAME, true));
        searches.put("nothing", newest.withAnywhere("zzyzx"));
        searches.put("a patient's ID", newest.withAnywhere("P0077"));
        searches.put("two words of a name", newest.withAnywhere("smith an"));
        searches.put(
                "a rare modality by description",
                newest.withModalities(List.of("OPT")).sorted(Order.DESCRIPTION, true));
        searches.put(
                "a month of one modality",
                newest.withModalities(List.of("MR")).between(Optional.of("20240301"), Optional.of("20240331")));
        searches.put(
                "a month by name",
                newest.between(Optional.of("20240301"), Optional.of("20240331")).sorted(Order.PATIENT_NAME, true));
        return searches;
    }

    /** Milliseconds of the slowest but one: one is left to the collector of garbage. */
    private static double slowest(SqliteStudyIndex index, StudySearch search) {
        double[] milliseconds = new double[RUNS];
        index.search(search);
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            index.search(search);
            milliseconds[run] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(milliseconds);
        return milliseconds[RUNS - 2];
    }

    private static void fill(SqliteStudyIndex index, int count) {
        Random random = new Random(3);
        List<WorklistStudy> together = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            together.add(madeUp(i, random));
            if (together.size() == TOGETHER || i == count - 1) {
                index.put(together);
                together.clear();
            }
        }
    }

    private static WorklistStudy madeUp(int number, Random random) {
        String[] kinds = {"CT", "CT", "CT", "MR", "MR", "US", "CR", "MG"};
        String kind = number % 2_000 == 7 ? "OPT" : kinds[random.nextInt(kinds.length)];
        String family =
                number % 5_000 == 11 ? "QUILLFEATHER" : syllables(random).toUpperCase(Locale.ROOT);
        String name = (random.nextInt(50) == 0 ? "SMITH" : family) + "^" + syllables(random);
        String date = String.format(
                Locale.ROOT, "%d%02d%02d", 2014 + random.nextInt(12), 1 + random.nextInt(12), 1 + random.nextInt(28));
        String[] parts = {"CHEST", "HEAD", "ABDOMEN", "KNEE", "BREAST"};
        String part = parts[random.nextInt(parts.length)];
        return new WorklistStudy(
                "2.25." + number,
                new Patient(
                        name,
                        String.format(Locale.ROOT, "P%07d", random.nextInt(400_000)),
                        "",
                        Optional.of("19500101"),
                        Optional.of("F"),
                        Optional.empty()),
                Optional.of(date),
                Optional.of(String.format(Locale.ROOT, "%02d%02d00", random.nextInt(24), random.nextInt(60))),
                Optional.of("A" + (1_000_000 + number)),
                kind + " " + part + (random.nextBoolean() ? " with contrast" : ""),
                List.of(kind),
                List.of(part),
                Optional.empty(),
                3,
                400,
                "/images/" + number,
                true,
                Instant.EPOCH.plusSeconds(number));
    }

    private static String syllables(Random random) {
        String[] syllables = {"an", "der", "son", "ma", "ri", "el", "to", "ka", "lu", "ber", "ny", "gra"};
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            word.append(syllables[random.nextInt(syllables.length)]);
        }
        return word.toString();
    }
}
