package io.github.reversion.benchmark.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.reversion.benchmark.world.SceneCaption;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.benchmark.world.SceneWords;
import io.github.reversion.clip.ClipTokenizer;
import io.github.reversion.compute.Draws;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyTest {
  @TempDir private Path model;

  @Test
  void everyWordOfTheWorldIsOneToken() {
    ModelTemplate.writeText(model);
    ClipTokenizer tokenizer = ClipTokenizer.load(model.resolve("tokenizer"));
    for (String word : SceneWords.all()) {
      assertEquals(1, tokenizer.tokenize(word).size(), word);
    }
    for (int i = 0; i < 200; i++) {
      String caption =
          SceneCaption.draw(SceneSampler.scene(SceneSplit.TRAIN, i), new Draws(i).stream("caption"))
              .toString();
      List<Integer> ids = tokenizer.tokenize(caption);
      assertEquals(caption.split(" ").length, ids.size(), caption);
      assertEquals(caption, tokenizer.decode(ids).replace(",", " ,").replace("  ", " "));
    }
  }

  @Test
  void anyOtherTextIsSpelled() {
    ModelTemplate.writeText(model);
    ClipTokenizer tokenizer = ClipTokenizer.load(model.resolve("tokenizer"));
    assertEquals("zebra", tokenizer.decode(tokenizer.tokenize("zebra")));
  }
}
