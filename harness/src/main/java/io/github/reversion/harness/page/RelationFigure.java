package io.github.reversion.harness.page;

import io.github.reversion.benchmark.suite.Method;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.benchmark.world.Composition;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.harness.runs.ImageKey;
import io.github.reversion.harness.runs.ImageLine;
import io.github.reversion.harness.runs.Places;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.Montage;
import io.github.reversion.image.RgbImage;
import io.github.reversion.store.ModelStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The relations of a run, a row each: exemplars, what words drew, what the learned token drew. */
public final class RelationFigure {
  private static final int EACH = 3;

  private final RunFolder folder;
  private final Suite suite;
  private final Map<ImageKey, ImageLine> images;

  private RelationFigure(RunFolder folder) {
    this.folder = folder;
    suite = folder.suite();
    images =
        folder.images(new Places(suite), sentence -> {}).stream()
            .collect(Collectors.toMap(ImageLine::key, Function.identity()));
  }

  /**
   * Puts the first images of each relation side by side: those by words, and those by the method
   * that learns without changes. Methods of which images are missing are left out.
   *
   * @param store where exemplars are
   * @throws io.github.reversion.UserException if the folder is none of a run, or an image cannot be
   *     read
   */
  public static RgbImage of(RunFolder folder, ModelStore store) {
    return new RelationFigure(folder).draw(store);
  }

  private RgbImage draw(ModelStore store) {
    List<Method> shown = suite.methods().stream().filter(this::isShown).toList();
    List<Montage.Tile> tiles = new ArrayList<>();
    for (SuiteRelation relation : suite.relations()) {
      for (Exemplar exemplar : folder.exemplars(relation, store).list().subList(0, EACH)) {
        tiles.add(new Montage.Tile(exemplar.image(), relation.name() + ", exemplar"));
      }
      for (Method method : shown) {
        String caption = "A " + method.between(relation).replace("{}", "<R>") + " B";
        first(relation, method).forEach(image -> tiles.add(new Montage.Tile(read(image), caption)));
      }
    }
    return new Montage((1 + shown.size()) * EACH, 2 * Composition.SIDE).draw("", tiles);
  }

  private boolean isShown(Method method) {
    boolean wanted =
        method instanceof Method.Words
            || (method instanceof Method.Token token && token.changes().isEmpty());
    return wanted
        && suite.relations().stream().allMatch(relation -> first(relation, method).size() == EACH);
  }

  private List<ImageLine> first(SuiteRelation relation, Method method) {
    return relation.scenarios().stream()
        .map(scenario -> new ImageKey(relation.name(), method.name(), scenario.prompt("{}"), 0))
        .flatMap(key -> Optional.ofNullable(images.get(key)).stream())
        .limit(EACH)
        .toList();
  }

  private RgbImage read(ImageLine image) {
    return ImageFiles.read(folder.root().resolve(image.file()));
  }
}
