package io.github.reversion.command;

import ij.ImagePlus;
import io.github.reversion.exemplar.ij.ExemplarStack;
import io.github.reversion.exemplar.ij.StackCaptions;
import io.github.reversion.exemplar.ij.StackSelection;
import io.github.reversion.settings.SettingException;
import java.io.File;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * <b>Plugins &gt; ReVersion &gt; Label Exemplars...</b>: writes captions into the labels of slices,
 * from a table on the screen, or in a macro from a file or a text.
 */
@SuppressWarnings({
  "UnusedVariable",
  "MemberName"
}) // fields are read by their names, the keys of macros
@Plugin(
    type = Command.class,
    menuPath = "Plugins>ReVersion>Label Exemplars...",
    initializer = "prepare")
public final class LabelExemplars extends ReVersionCommand {
  @Parameter(
      label = "Exemplars",
      description = "Stack whose slices show the relation and are to get captions",
      persist = false)
  private ImagePlus image;

  @Parameter(
      label = "Axis",
      description =
          "Where the exemplars lie. all: every slice and time point; z or time: along this one, the"
              + " other as it is shown; channel: each channel on its own",
      choices = {"all", "z", "time", "channel"},
      persist = false)
  private String axis = "all";

  @Parameter(
      label = "Captions file",
      description =
          "text.json, or a text file with a line for each caption, such as 1: cat {} stone; or"
              + " empty",
      style = "open,extensions:json/txt",
      required = false,
      persist = false)
  private File captions_file;

  @Parameter(
      label = "Captions",
      description =
          "One a line, the number of the exemplar in front, such as 1: cat {} stone; several lines"
              + " with one number are several captions",
      style = "text area",
      required = false,
      persist = false)
  private String captions = "";

  @Override
  void check() {
    ExemplarStack.of(image, StackSelection.whole());
  }

  @Override
  List<String> ownQuestions() {
    return asksItself() ? List.of("axis", "captions_file", "captions") : List.of();
  }

  private static boolean asksItself() {
    return Screen.isWatched() && MacroOptions.current().isEmpty();
  }

  @Override
  void work() {
    StackSelection selection =
        Fields.apply(module(), StackSelection.SETTINGS, StackSelection.whole());
    StackCaptions labels = StackCaptions.of(ExemplarStack.of(image, selection));
    boolean file = captions_file != null && !captions_file.getPath().isBlank();
    if (file || !captions.isBlank()) {
      SortedMap<Integer, String> given = new TreeMap<>();
      if (file) {
        given.putAll(labels.read(captions_file.toPath()));
      }
      given.putAll(labels.read(captions));
      labels.write(given);
    } else if (!asksItself()) {
      throw new SettingException(
          "captions and captions_file are empty; give one of them, for instance"
              + " captions=[1: cat {} stone].");
    } else if (LabelDialog.edit(image, labels)) {
      Recording.option("captions", labels.text());
    }
    image.repaintWindow();
  }
}
