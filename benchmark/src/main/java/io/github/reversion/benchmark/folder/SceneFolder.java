package io.github.reversion.benchmark.folder;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.reversion.benchmark.world.Composition;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneCaption;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.Montage;
import io.github.reversion.image.RgbImage;
import io.github.reversion.weights.AtomicFile;
import io.github.reversion.weights.Folders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Scenes as PNG files, numbered, with what a person or a program wants to know of them beside them.
 */
public final class SceneFolder {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int COLUMNS = 10;
  private static final int MOST_IN_SHEET = 200;

  private SceneFolder() {}

  /**
   * Writes {@code 00000.png} and so on, {@code scenes.json} with the facts of each, and {@code
   * sheet.png} with the first 200 side by side.
   */
  public static void writeScenes(Path folder, List<Scene> scenes) {
    Folders.make(folder);
    ObjectNode facts = JSON.createObjectNode();
    List<Montage.Tile> tiles = new ArrayList<>();
    for (int i = 0; i < scenes.size(); i++) {
      Scene scene = scenes.get(i);
      String name = "%05d.png".formatted(i);
      String caption = SceneCaption.full(scene).toString();
      RgbImage picture = SceneRenderer.draw(scene);
      ImageFiles.writePng(folder.resolve(name), picture);
      describe(scene, caption, facts.putObject(name));
      if (i < MOST_IN_SHEET) {
        tiles.add(new Montage.Tile(picture, caption));
      }
    }
    AtomicFile.writeText(folder.resolve("scenes.json"), facts.toPrettyString() + "\n");
    ImageFiles.writePng(folder.resolve("sheet.png"), sheet("Scenes", tiles));
  }

  private static void describe(Scene scene, String caption, ObjectNode node) {
    node.put("caption", caption);
    node.put("a", scene.a().toString()).put("b", scene.b().toString());
    node.put("placement", scene.placement().toString());
    ArrayNode extras = node.putArray("extras");
    scene.extras().forEach(extra -> extras.add(extra.toString()));
    node.put("ground", scene.ground().toString()).put("style", scene.style().toString());
    node.put("seed", scene.seed());
  }

  /** Pictures side by side, with captions. */
  static RgbImage sheet(String title, List<Montage.Tile> tiles) {
    return new Montage(COLUMNS, 2 * Composition.SIDE).draw(title, tiles);
  }
}
