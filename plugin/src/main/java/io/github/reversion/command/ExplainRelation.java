package io.github.reversion.command;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.ResultsTable;
import io.github.reversion.explain.Explanation;
import io.github.reversion.explain.ExplanationOptions;
import io.github.reversion.explain.VectorExplanation;
import io.github.reversion.explain.WordWeight;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.run.ModelChoice;
import io.github.reversion.store.ModelStore;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * <b>Plugins &gt; ReVersion &gt; Explain Relation...</b>: which prepositions a relation's vector is
 * made of, how much of it they explain, and which words are nearest.
 */
@SuppressWarnings({
  "UnusedVariable",
  "MemberName"
}) // fields are read by their names, the keys of macros
@Plugin(
    type = Command.class,
    menuPath = "Plugins>ReVersion>Explain Relation...",
    initializer = "prepare")
public final class ExplainRelation extends ReVersionCommand {
  @Parameter(
      label = "Prepositions",
      description = "At most so many make up a vector, of the 56 there are to choose from",
      persist = false)
  private String prepositions = "5";

  @Parameter(
      label = "Nearest words",
      description = "How many of the nearest words of the whole vocabulary are listed",
      persist = false)
  private String nearest = "10";

  @Parameter(
      label = "Model",
      description =
          "The one that the relation was learned on. mini: the built-in one; the name of an"
              + " installed one, see Models...; or a folder of Stable Diffusion in diffusers"
              + " layout",
      style = "text field",
      persist = false)
  private String model = ModelStore.MINI;

  @Parameter(
      label = "Relation file",
      description =
          "A relation that was learned, or an embedding, or the name of one that was learned on"
              + " this computer",
      style = "open,extensions:safetensors/bin/pt",
      persist = false)
  private File relation;

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Plot",
      description = "The prepositions as bars; of several vectors, that of the first")
  private ImagePlus plot;

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Explanation",
      description = "The same in sentences, a line each, with what it does not say")
  private String explanation = "";

  @Override
  void work() {
    ExplanationOptions options =
        Fields.apply(module(), ExplanationOptions.SETTINGS, ExplanationOptions.usual());
    Path file = RelationPaths.one("relation", relation, "carved_by.safetensors");
    ModelChoice choice = Fields.apply(module(), ModelChoice.SETTINGS, ModelChoice.mini());
    try (Progress progress = new Progress(context(), this, "Explain Relation");
        StableDiffusion loaded = choice.load(ModelStore.ofUser())) {
      Explanation found =
          Explanation.of(loaded, RelationFile.read(file, loaded.textWidth()), options);
      explanation = String.join("\n", found.lines());
      IJ.log(RelationPaths.name(file));
      found.lines().forEach(IJ::log);
      show(RelationPaths.name(file), found.vectors());
    }
  }

  private void show(String name, List<VectorExplanation> vectors) {
    ResultsTable table = new ResultsTable();
    for (int i = 0; i < vectors.size(); i++) {
      String which = vectors.size() == 1 ? name : name + " " + (i + 1);
      Plot bars = ExplanationPlot.of(which, vectors.get(i));
      if (i == 0) {
        plot = bars.getImagePlus();
      } else if (Screen.isWatched()) {
        bars.show();
      }
      add(table, which, "preposition, weight", vectors.get(i).prepositions());
      add(table, which, "nearest word, cosine", vectors.get(i).nearest());
    }
    if (Screen.isWatched()) {
      table.show("Explanation of " + name);
    }
  }

  private static void add(ResultsTable table, String vector, String what, List<WordWeight> words) {
    for (WordWeight word : words) {
      table.addRow();
      table.addValue("Vector", vector);
      table.addValue("What", what);
      table.addValue("Word", word.word());
      table.addValue("Value", word.weight());
    }
  }
}
