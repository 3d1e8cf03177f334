package org.overread.findings.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The view model and all it reaches within this module know no user-interface toolkit, so that any host can show it. */
class ModelWithoutScreenTest {
    private static final Pattern OURS = Pattern.compile("org/overread/findings/\\w+/[\\w$]+");

    @Test
    void modelReachesNoToolkit() throws IOException {
        assertThat(classesWithToolkit("org/overread/findings/panel/FindingsModel"))
                .isEmpty();
        assertThat(classesWithToolkit("org/overread/findings/panel/FindingsKeyboard"))
                .isEmpty();
    }

    @Test
    void viewIsRecognisedAsReachingOne() throws IOException {
        assertThat(classesWithToolkit("org/overread/findings/panel/FindingsPanel"))
                .contains("org/overread/findings/panel/FindingsPanel");
    }

    private static Set<String> classesWithToolkit(String start) throws IOException {
        Set<String> seen = new LinkedHashSet<>();
        Set<String> offenders = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(start));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (!seen.add(name)) {
                continue;
            }
            String bytes = bytes(name);
            if (bytes.contains("javafx/") || bytes.contains("javax/swing/") || bytes.contains("java/awt/")) {
                offenders.add(name);
            }
            Matcher ours = OURS.matcher(bytes);
            while (ours.find()) {
                open.push(ours.group());
            }
        }
        assertThat(seen).hasSizeGreaterThan(10);
        return offenders;
    }

    private static String bytes(String name) throws IOException {
        try (InputStream in = ModelWithoutScreenTest.class.getResourceAsStream("/" + name + ".class")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
