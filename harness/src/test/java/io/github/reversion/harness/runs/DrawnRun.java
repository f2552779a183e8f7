package io.github.reversion.harness.runs;

import io.github.reversion.benchmark.suite.Scenario;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.Colour;
import io.github.reversion.benchmark.world.Entity;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Extra;
import io.github.reversion.benchmark.world.Ground;
import io.github.reversion.benchmark.world.Placement;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.benchmark.world.Shape;
import io.github.reversion.benchmark.world.Style;
import io.github.reversion.harness.plan.Plan;
import io.github.reversion.harness.plan.Selection;
import io.github.reversion.harness.plan.Unit;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.RgbImage;
import io.github.reversion.store.ModelStore;
import io.github.reversion.weights.Folders;
import io.github.reversion.weights.Sha256;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The folder of a run whose images the scene world drew: of each it is known what it shows. */
public final class DrawnRun {
  /** What stands for the hash of a learned relation's file. */
  public static final String EMBEDDING = "e".repeat(64);

  private DrawnRun() {}

  /**
   * Draws all images of a suite of the scene world.
   *
   * @param right which of them show the relation; in the others A and B are opposite
   */
  public static RunFolder write(Path root, Suite suite, Predicate<ImageKey> right) {
    return write(root, suite, Selection.ALL, right);
  }

  /** Draws some images of a suite. */
  public static RunFolder write(
      Path root, Suite suite, Selection selection, Predicate<ImageKey> right) {
    RunFolder folder = new RunFolder(root);
    Folders.make(root.resolve("exemplars"));
    folder.claim(
        suite,
        new RunDescription(
            1, suite.name(), suite.sha256(), "model", "cpu", "fp32", 1, "test", Map.of()));
    suite
        .relations()
        .forEach(
            relation ->
                ExemplarNote.keep(
                    folder.exemplarNote(relation.name()),
                    relation.exemplars().read(new ModelStore(root))));
    for (Unit.Images prompt : Plan.of(suite, selection).prompts()) {
      for (int sample = 0; sample < suite.imagesPerPrompt(); sample++) {
        draw(folder, prompt, Places.key(prompt, sample), right);
      }
    }
    return folder;
  }

  private static void draw(
      RunFolder folder, Unit.Images prompt, ImageKey key, Predicate<ImageKey> right) {
    RgbImage image = SceneRenderer.draw(scene(prompt, key.sample(), right.test(key)));
    String name = RunFolder.image(prompt, key.sample());
    Folders.make(folder.root().resolve(name).getParent());
    ImageFiles.writePng(folder.root().resolve(name), image);
    folder
        .imageLines()
        .append(
            new ImageLine(
                key.relation(),
                key.method(),
                key.prompt(),
                key.sample(),
                7,
                name,
                Sha256.of(image.rgb()),
                key.method().equals("full") ? EMBEDDING : ""));
  }

  private static Scene scene(Unit.Images prompt, int sample, boolean right) {
    BenchmarkRelation relation = constant(BenchmarkRelation.class, prompt.relation().name());
    Scenario scenario = prompt.scenario();
    return new Scene(
        new EntityPair(entity(scenario.a()), entity(scenario.b())),
        right ? relation.placement() : Placement.OPPOSITE,
        right ? relation.extras() : Set.<Extra>of(),
        constant(Ground.class, scenario.background().orElse("gray")),
        constant(Style.class, scenario.style().orElse("flat")),
        sample);
  }

  private static Entity entity(String name) {
    String[] words = name.split(" ", 2);
    return new Entity(constant(Colour.class, words[0]), constant(Shape.class, words[1]));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) {
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
  }
}
