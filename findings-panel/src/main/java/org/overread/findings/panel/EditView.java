package org.overread.findings.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Laterality;

/** The claim of a finding, edited in place: label, site, side, diameter, box. */
final class EditView extends WorkPage {
    private static final double MESSAGE_HEIGHT = 38;
    private static final double NAMES_WIDTH = 40;
    private final FindingsModel model;
    private final PanelTexts texts;
    private final Label title = PanelStyles.label("detail-title");
    private final ChoiceChips<CodedConcept> labels;
    private final ChoiceChips<Optional<CodedConcept>> sites;
    private final ChoiceChips<Optional<Laterality>> sides;
    private final TextField diameter = new TextField();
    private String problem = "";
    private final KeyButton box;
    private final KeyButton save;
    private final GridPane form = new GridPane();

    EditView(FindingsModel model, PanelTexts texts) {
        super(MESSAGE_HEIGHT);
        this.model = model;
        this.texts = texts;
        ReaderMoves moves = model.moves();
        labels = new ChoiceChips<>(
                "findings-edit-label",
                texts::concept,
                CodedConcept::sameCode,
                chosen -> moves.changeDraft(draft -> draft.withLabel(chosen)));
        sites = new ChoiceChips<>(
                "findings-edit-site",
                site -> site.map(this::shortSite).orElse(texts.text("site.none")),
                EditView::sameSite,
                chosen -> moves.changeDraft(draft -> draft.withSite(chosen)));
        sides = new ChoiceChips<>(
                "findings-edit-side",
                side -> side.map(s -> texts.text("edit.side", s)).orElse(texts.text("side.none")),
                Optional::equals,
                chosen -> moves.changeDraft(draft -> draft.withSide(chosen)));
        box = new KeyButton("findings-edit-box", texts.text("do.box"), "");
        box.setOnAction(_ -> moves.editBox());
        save = new KeyButton("findings-edit-save", texts, "do.save", PanelKey.CONFIRM);
        save.setOnAction(_ -> moves.save());
        build(moves);
    }

    private void build(ReaderMoves moves) {
        title.setId("findings-edit-title");
        diameter.setId("findings-edit-diameter");
        diameter.setPrefColumnCount(5);
        diameter.setAccessibleText(texts.text("edit.diameter") + ", " + texts.text("edit.mm"));
        diameter.textProperty().addListener((_, _, typed) -> moves.changeDraft(draft -> draft.withDiameter(typed)));
        Label mm = PanelStyles.label("quiet");
        mm.setText(texts.text("edit.mm"));
        mm.setMinWidth(Region.USE_PREF_SIZE);
        HBox size = new HBox(diameter, mm);
        size.getStyleClass().add("size-row");
        FlowPane sizeAndBox = new FlowPane(size, box);
        sizeAndBox.getStyleClass().add("chips");
        form.getStyleClass().add("edit-form");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(NAMES_WIDTH);
        names.setPrefWidth(NAMES_WIDTH);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        form.getColumnConstraints().addAll(names, values);
        addRow(0, "edit.label", labels);
        addRow(1, "edit.site", sites);
        addRow(2, "edit.side", sides);
        addRow(3, "edit.size", sizeAndBox);
        KeyButton cancel = new KeyButton("findings-edit-cancel", texts, "do.cancel", PanelKey.CANCEL);
        cancel.setOnAction(_ -> moves.cancel());
        buttons().getChildren().addAll(save, cancel);
        fill(title, form);
    }

    /** Starts with a draft: its choices, and the size ready to be typed over. */
    void begin(FindingDraft draft) {
        ClaimChoices choices = model.settings().choices();
        title.setText(texts.text(
                "edit.title", draft.number() + "  " + texts.concept(draft.base().label())));
        labels.offer(choices.labelsWith(draft.base().label()));
        List<Optional<CodedConcept>> offered = new ArrayList<>();
        choices.sitesWith(draft.base().site()).forEach(site -> offered.add(Optional.of(site)));
        if (draft.base().site().isEmpty()) {
            offered.add(Optional.empty());
        }
        sites.offer(offered);
        sides.offer(List.of(Optional.of(Laterality.RIGHT), Optional.of(Laterality.LEFT), Optional.empty()));
        show(draft);
        diameter.requestFocus();
        diameter.selectAll();
    }

    @Override
    void refresh() {
        if (model.mode() instanceof PanelMode.Editing(FindingDraft draft)) {
            show(draft);
        }
    }

    private void show(FindingDraft draft) {
        labels.show(draft.label());
        sites.show(draft.site());
        sides.show(draft.side());
        if (!diameter.getText().equals(draft.diameter())) {
            diameter.setText(draft.diameter());
        }
        Optional<FindingDraft.Problem> found = draft.problem(model.settings().choices());
        problem = found.map(p -> wording(p, draft)).orElse("");
        diameter.pseudoClassStateChanged(
                PanelStyles.WRONG,
                found.filter(p -> p != FindingDraft.Problem.SITE_NOT_ON_SIDE).isPresent());
        save.setDisable(found.isPresent());
        box.say(texts.text(draft.box().isPresent() ? "do.box.moved" : "do.box"), "");
        box.pseudoClassStateChanged(PanelStyles.ACTIVE, draft.box().isPresent());
    }

    /** Why the draft cannot be saved, as a sentence; empty where it can. */
    String problem() {
        return problem;
    }

    private String wording(FindingDraft.Problem problem, FindingDraft draft) {
        String key = "edit." + problem.name();
        return switch (problem) {
            case DIAMETER_NOT_A_NUMBER, DIAMETER_OUT_OF_RANGE -> texts.text(key);
            case DIAMETER_MISSING -> texts.text(key, DiameterEntry.shown(draft.base(), texts.locale()));
            case SITE_NOT_ON_SIDE ->
                texts.text(
                        key,
                        draft.site().map(texts::conceptInLowerCase).orElseThrow(),
                        draft.side().map(s -> texts.text("side", s)).orElseThrow());
        };
    }

    // a flow pane in a grid does not know how wide it will be, nor then how high
    private void addRow(int row, String key, FlowPane control) {
        control.prefWrapLengthProperty().bind(widthProperty().subtract(NAMES_WIDTH + 28 + 10));
        Label name = PanelStyles.label("quiet", "form-name");
        name.setText(texts.text(key));
        GridPane.setValignment(name, VPos.TOP);
        form.addRow(row, name, control);
    }

    // "Upper lobe of lung" is "Upper lobe" among lung sites
    private String shortSite(CodedConcept concept) {
        String site = texts.concept(concept);
        int of = site.indexOf(" of ");
        return of > 0 ? site.substring(0, of) : site;
    }

    private static boolean sameSite(Optional<CodedConcept> one, Optional<CodedConcept> other) {
        return one.isPresent() == other.isPresent()
                && one.map(site -> site.sameCode(other.get())).orElse(true);
    }
}
