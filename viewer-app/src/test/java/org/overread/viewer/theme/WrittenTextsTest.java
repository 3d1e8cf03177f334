package org.overread.viewer.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the screen says stands in the bundles of texts and nowhere in the code of screens. */
class WrittenTextsTest {
    private static final Path VIEWER = Path.of("src/main/java/org/overread/viewer");
    private static final List<Path> SCREENS = List.of(
            VIEWER.resolve("reading"),
            VIEWER.resolve("viewport"),
            VIEWER.resolve("measuring"),
            VIEWER.resolve("overlaying"),
            VIEWER.resolve("worklist"),
            VIEWER.resolve("palette"),
            VIEWER.resolve("pattern"),
            VIEWER.resolve("theme"),
            Path.of("../findings-panel/src/main/java/org/overread/findings/panel"));

    /** Words in a literal that are for a reader: two in a row. */
    private static final Pattern WORDS = Pattern.compile("\"[^\"]*\\p{L}{3,} \\p{L}{2,}[^\"]*\"");

    /** A literal given to what is shown, even a single word. */
    private static final Pattern SHOWN = Pattern.compile(
            "(setText|setPromptText|setAccessibleText|setTitle|new Label|new Button|new Text|said)\\(\"[^\"]*\\p{L}{2,}");

    /** For logs and programmers; names of codes are the standard's. */
    private static final Pattern NOT_SHOWN = Pattern.compile(
            "Exception\\(|DicomException|case [A-Z_]+ ->|\\.error\\(|\\.warn\\(|CodedConcept\\(|lobe\\(|outside of the room|FOR PRESENTATION|FOR PROCESSING|@");

    @Test
    void noScreenHasAWordInItsCode() throws IOException {
        List<String> found = new ArrayList<>();
        int lines = 0;
        for (Path folder : SCREENS) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(one -> one.toString().endsWith(".java")).toList()) {
                    String before = "";
                    for (String line : Files.readAllLines(file)) {
                        lines++;
                        if (shows(line) && !NOT_SHOWN.matcher(before + line).find()) {
                            found.add(file.getFileName() + ": " + line.strip());
                        }
                        before = line;
                    }
                }
            }
        }
        assertThat(lines).isGreaterThan(5000);
        assertThat(found).isEmpty();
    }

    @Test
    void aWordInCodeWouldBeFound() {
        assertThat(shows("label.setText(\"Findings\");")).isTrue();
        assertThat(shows("say(\"No study is open\");")).isTrue();
        assertThat(shows("Texts.of(\"empty.title\")")).isFalse();
        assertThat(shows(" * says \"no study open\" and")).isFalse();
    }

    private static boolean shows(String line) {
        String code = line.strip();
        boolean comment = code.startsWith("*") || code.startsWith("//") || code.startsWith("/*");
        return !comment && (WORDS.matcher(code).find() || SHOWN.matcher(code).find());
    }
}
