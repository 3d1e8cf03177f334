package org.overread.core.hanging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.core.hanging.HangingProtocol.Origin;
import org.overread.example.SyntheticStudies;

class HangingFilesTest {
    private static final String OWN = """
            {"id": "%s", "name": "Own", "for": {"modality": ["CT"], "bodyPart": ["CHEST"]},
             "steps": [{"name": "One", "cells": [
               {"label": "Left", "at": [0, 0, 0.3, 1], "show": [{"plane": "axial"}]},
               {"label": "Right", "at": [0.3, 0, 0.7, 1], "window": {"centre": 50, "width": 350}, "invert": true,
                "start": "first", "show": [{"plane": "coronal"}]}],
               "together": [{"cells": [0, 1], "in": ["scroll", "window"]}]}]}
            """;

    @TempDir
    Path folder;

    @Test
    void aSitesFileTakesThePlaceOfTheShippedOneWithItsId() throws IOException {
        write("mine.json", OWN.formatted("ct-chest"));
        HangingProtocols all = HangingFiles.shipped().with(HangingFiles.in(folder, Origin.SITE));
        assertThat(all.problems()).isEmpty();
        assertThat(all.protocols())
                .filteredOn(one -> one.id().equals("ct-chest"))
                .singleElement()
                .satisfies(own -> {
                    assertThat(own.name()).isEqualTo("Own");
                    HangingStep step = own.steps().getFirst();
                    assertThat(step.cells().get(1).place()).isEqualTo(new HangingCell.Place(0.3, 0, 0.7, 1));
                    assertThat(step.cells().get(1).presentation().inverted()).isTrue();
                    assertThat(step.links().getFirst().aspects())
                            .isEqualTo(Set.of(CellLink.Aspect.SCROLL, CellLink.Aspect.WINDOW));
                });
    }

    @Test
    void anAdditionalProtocolOfTheReaderGoesFirstAmongEquals() throws IOException {
        write("mine.json", OWN.formatted("zz-own"));
        HangingProtocols all = HangingFiles.shipped().with(HangingFiles.in(folder, Origin.READER));
        List<MatchingProtocol> matching =
                all.matching(new StudyToHang(SyntheticStudies.ctChest("1.2.1", "20260101"), List.of()));
        assertThat(matching).extracting(one -> one.protocol().id()).containsExactly("ct-chest", "zz-own");
        assertThat(matching.get(0).score()).isGreaterThan(matching.get(1).score());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "plane": "axial"      | "plane": "oblique"     | steps[0].cells[0].show[0].plane: not one of sagittal, coronal, axial
                    "plane": "axial"      | "plain": "axial"       | show[0]: unknown name plain
                    "plane": "axial"      | "description": "(a+"   | description: not a regular expression
                    "at": [0, 0, 0.3, 1]  | "at": [0, 0, 1.3, 1]   | cells[0]: at is outside of the room
                    "width": 350          | "width": 0             | window: a window without width
                    "cells": [0, 1]       | "cells": [0, 7]        | steps[0]: a cell that the step does not have
                    "modality": ["CT"]    | "modality": []         | for.modality names none
                    "name": "Own"         | "name": "Own", "id": 1 | not valid JSON
                    """)
    void aFaultyFileIsNamedWithThePlaceOfTheFaultAndTheOthersAreRead(String sound, String faulty, String said)
            throws IOException {
        write("a.json", OWN.formatted("a").replace(sound, faulty));
        write("b.json", OWN.formatted("b"));
        HangingProtocols read = HangingFiles.in(folder, Origin.SITE);
        assertThat(read.protocols()).extracting(HangingProtocol::id).containsExactly("b");
        assertThat(read.problems())
                .singleElement()
                .asString()
                .startsWith("a.json: ")
                .contains(said);
    }

    @Test
    void twoFilesOfOneFolderWithOneIdAreNotBothRead() throws IOException {
        write("a.json", OWN.formatted("same"));
        write("b.json", OWN.formatted("same"));
        HangingProtocols read = HangingFiles.in(folder, Origin.SITE);
        assertThat(read.protocols()).hasSize(1);
        assertThat(read.problems()).containsExactly("b.json: another file of this folder has the id same");
    }

    @Test
    void anExpressionThatWouldTakeForEverDoesNotMatch() {
        BoundedPattern slow = new BoundedPattern("(a+)+(b+)+c$");
        Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(slow.isIn("a".repeat(200) + "b".repeat(50))).isFalse());
        assertThat(new BoundedPattern("t2 ?flair").isIn("AX T2 FLAIR")).isTrue();
    }

    private void write(String name, String json) throws IOException {
        Files.writeString(folder.resolve(name), json);
    }
}
