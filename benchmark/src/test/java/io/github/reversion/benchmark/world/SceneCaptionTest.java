package io.github.reversion.benchmark.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.compute.Draws;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SceneCaptionTest {
  private static final Scene SCENE =
      new Scene(
          new EntityPair(new Entity(Colour.RED, Shape.STAR), new Entity(Colour.BLUE, Shape.HEART)),
          Placement.BELOW,
          Set.of(Extra.TIED),
          Ground.BLACK,
          Style.FLAT,
          1);

  @Test
  void groundAndStyleAreSaidBehind() {
    assertEquals(
        "red star tied below blue heart , black background , flat style",
        SceneCaption.of(SCENE, List.of("tied", "below"), true, true).toString());
    assertEquals(
        "red star {} blue heart", SceneCaption.of(SCENE, List.of(), false, false).with("{}"));
  }

  @Test
  void aDrawnCaptionSaysNothingThatDoesNotHold() {
    Set<String> allowed = new HashSet<>(SceneWords.VAGUE);
    allowed.addAll(SceneWords.of(SCENE.placement()));
    allowed.addAll(SceneWords.of(Extra.TIED));
    int both = 0;
    for (int i = 0; i < 500; i++) {
      SceneCaption caption = SceneCaption.draw(SCENE, new Draws(i).stream("caption"));
      List<String> said = caption.words();
      assertTrue(
          caption.toString().startsWith("red star " + String.join(" ", said) + " blue heart"),
          caption.toString());
      assertTrue(allowed.containsAll(said), caption.toString());
      both += said.size() == 2 ? 1 : 0;
    }
    assertTrue(both > 250 && both < 450, "both facts are said " + both + " times of 500");
  }

  @Test
  void noWordSaysTwoThings() {
    List<String> all = new ArrayList<>(SceneWords.VAGUE);
    for (Placement placement : Placement.values()) {
      all.addAll(SceneWords.of(placement));
    }
    for (Extra extra : Extra.values()) {
      all.addAll(SceneWords.of(extra));
    }
    assertEquals(all.size(), new HashSet<>(all).size());
  }

  @Test
  void relationsHaveWords() {
    assertEquals("tied below", BenchmarkRelation.HANGING_FROM.words());
    assertEquals("faded inside", BenchmarkRelation.PAINTED_ON.words());
    assertEquals("amid", BenchmarkRelation.WRAPPED_IN.words());
    assertTrue(BenchmarkRelation.ON.isControl());
  }
}
