package io.github.reversion.command;

import io.github.reversion.UserException;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.relation.RelationKey;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;

/** Asks which of the relations that were learned here are meant. */
final class RelationChooser {
  private RelationChooser() {}

  /** Returns the chosen files, or nothing if the dialog was cancelled. */
  static Optional<List<Path>> choose(List<Path> files) {
    return ModalDialog.ask(() -> ask(files));
  }

  private static Optional<List<Path>> ask(List<Path> files) {
    JList<String> list =
        new JList<>(files.stream().map(RelationChooser::line).toArray(String[]::new));
    list.setSelectedIndex(0);
    list.setToolTipText("Several with Shift or Ctrl");
    JScrollPane scroll = new JScrollPane(list);
    scroll.setPreferredSize(new Dimension(620, 240));
    JPanel panel = new JPanel(new BorderLayout());
    panel.add(scroll);
    ModalDialog dialog = new ModalDialog("Relations learned on this computer", panel);
    boolean[] accepted = new boolean[1];
    dialog.glue();
    dialog.button("Cancel", dialog::close);
    dialog.button(
        "OK",
        () -> {
          accepted[0] = true;
          dialog.close();
        });
    dialog.show();
    return accepted[0]
        ? Optional.of(Arrays.stream(list.getSelectedIndices()).mapToObj(files::get).toList())
        : Optional.empty();
  }

  /** {@code wrapped_in: <R>, 150 steps on mini (relations/wrapped_in.safetensors)}. */
  static String line(Path file) {
    try {
      Relation relation = RelationFile.read(file);
      return "%s: %s, %s steps on %s (%s)"
          .formatted(
              String.valueOf(file.getFileName()).replaceFirst("\\.safetensors$", ""),
              relation.token(),
              relation.info().get(RelationKey.STEPS).orElse("?"),
              relation.info().get(RelationKey.BASE_MODEL).orElse("?"),
              file);
    } catch (UserException e) {
      return e.getMessage();
    }
  }
}
