package org.overread.viewer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command said and how it ended. */
public record CommandRun(int exit, String out, String err) {

    /** Runs a command in this JVM. */
    public static CommandRun of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int exit = Overread.run(words, new PrintWriter(out), new PrintWriter(err));
        return new CommandRun(exit, out.toString(), err.toString());
    }

    /** The one document on standard output. */
    public JsonNode json() {
        try {
            return JsonMapper.builder().build().readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not a JSON document: " + out, e);
        }
    }

    /** That it was refused with this status, and said why in one line and nothing else. */
    public CommandRun assertRefused(ExitCode expected, String... says) {
        assertThat(exit).as("%s%s", out, err).isEqualTo(expected.status());
        assertThat(err.lines())
                .as(err)
                .singleElement()
                .asString()
                .startsWith("overread: ")
                .contains(says);
        return this;
    }

    public CommandRun assertDone() {
        assertThat(exit).as("%s%s", out, err).isZero();
        assertThat(err).isEmpty();
        return this;
    }
}
