package io.github.reversion.run;

import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.weights.AtomicFile;
import io.github.reversion.weights.Folders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A series of images written to a folder: {@code 0001-cat-r-stone.png} and so on in the order of
 * the prompts, {@code images.csv}, which names prompt, seed and relations of each, and {@code
 * run.json}, which tells what drew them.
 *
 * @param series the images to draw
 * @param folder made if need be
 * @param asked goes into the run file
 */
public record GenerationJob(
    StableDiffusion model,
    ImageSeries series,
    GenerationOptions options,
    Path folder,
    Asked asked) {

  /**
   * Draws and writes; returns the files, fewer if the listener cancels.
   *
   * <p>If drawing fails on its way, the images that are ready are kept, and the table and the run
   * file tell of them.
   */
  public List<Path> run(GenerationListener listener) {
    series.check(model, options);
    Folders.make(folder);
    AtomicFile.requireWritable(folder.resolve("images.csv"));
    List<Path> files = new ArrayList<>();
    try {
      series.draw(model, options, keeping(files, listener));
    } catch (RuntimeException | Error e) {
      describeInSpiteOf(e, files);
      throw e;
    }
    describe(files);
    return List.copyOf(files);
  }

  /** Keeps images as files and passes everything on. */
  private GenerationListener keeping(List<Path> files, GenerationListener listener) {
    return new ForwardingListener(listener) {
      @Override
      public void image(int index, ImageRequest request, RgbImage image) {
        Path file = folder.resolve(fileName(index, request.prompt()));
        ImageFiles.writePng(file, image);
        files.add(file);
        super.image(index, request, image);
      }
    };
  }

  private void describeInSpiteOf(Throwable failure, List<Path> files) {
    if (files.isEmpty()) {
      return;
    }
    try {
      describe(files);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private void describe(List<Path> files) {
    writeTable(files);
    JsonFile.write(folder.resolve("run.json"), description(files.size()));
  }

  private void writeTable(List<Path> files) {
    List<ImageRequest> requests = series.requests();
    List<String> relations =
        series.parts().stream()
            .flatMap(part -> Collections.nCopies(part.requests().size(), files(part)).stream())
            .toList();
    StringBuilder table = new StringBuilder("file,prompt,seed,relation\n");
    for (int i = 0; i < files.size(); i++) {
      table.append(files.get(i).getFileName()).append(',');
      table.append(quoted(requests.get(i).prompt())).append(',');
      table.append(requests.get(i).seed()).append(',');
      table.append(quoted(relations.get(i))).append('\n');
    }
    AtomicFile.writeText(folder.resolve("images.csv"), table.toString());
  }

  private static String files(ImageSeries.Part part) {
    return part.relations().stream().map(RelationSource::file).collect(Collectors.joining("; "));
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }

  private Map<String, Object> description(int drawn) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("schema", 1);
    run.put("images", drawn);
    run.put("asked", asked.asMap());
    run.put("options", JsonFile.settings(GenerationOptions.SETTINGS.values(options)));
    run.put("model", JsonFile.model(model));
    run.put("relations", series.relations().stream().map(RelationSource::asMap).toList());
    run.put("engine", JsonFile.engine(model));
    return run;
  }

  private static String fileName(int index, String prompt) {
    String words =
        prompt.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    return "%04d-%s.png".formatted(index + 1, words.substring(0, Math.min(60, words.length())));
  }
}
