package org.overread.viewer.theme;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;

/**
 * The keys that a window's texts name, as its root node knows them: ⟨FIT⟩ in a text stands for the key that this command has now.
 * Where it has none, "  ·  ⟨FIT⟩" is left out, and elsewhere the command's name stands in quotes.
 *
 * <p>Thread: JavaFX.
 */
public final class KeyNames {
    private static final Pattern NAMED = Pattern.compile("(  ·  )?⟨([A-Z_]+)⟩");

    /** What commands are called and which keys they have. */
    public interface Commands {
        /** Empty where the command has no key. */
        Optional<String> key(String command);

        String title(String command);
    }

    /** A node that writes such texts. */
    public interface Writes {
        /** The keys are others now. */
        void keysChanged();
    }

    /** Sets the keys of a window by its root; all that is written in it follows. */
    public static void set(Parent root, Commands commands) {
        root.getProperties().put(KeyNames.class, commands);
        tell(root);
    }

    /** The text as a window writes it; a node that is in no window has it as it is. */
    public static String in(Node node, String text) {
        return text.indexOf('⟨') < 0
                ? text
                : above(node).map(commands -> in(commands, text)).orElse(text);
    }

    static String in(Commands commands, String text) {
        return NAMED.matcher(text)
                .replaceAll(named -> Matcher.quoteReplacement(commands.key(named.group(2))
                        .map(key -> (named.group(1) == null ? "" : named.group(1)) + key)
                        .orElseGet(() -> named.group(1) == null ? '"' + commands.title(named.group(2)) + '"' : "")));
    }

    private static Optional<Commands> above(Node node) {
        return Stream.iterate(node, Objects::nonNull, Node::getParent)
                .filter(Node::hasProperties)
                .map(one -> one.getProperties().get(KeyNames.class))
                .filter(Commands.class::isInstance)
                .map(Commands.class::cast)
                .findFirst();
    }

    private static void tell(Node node) {
        if (node instanceof Writes text) {
            text.keysChanged();
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(KeyNames::tell);
        }
    }

    private KeyNames() {}
}
