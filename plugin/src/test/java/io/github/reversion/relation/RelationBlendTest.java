package io.github.reversion.relation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.settings.SettingException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelationBlendTest {
  private static final float[][] INSIDE = {{1, -2, 0.1f}, {4, 0, 7}};
  private static final float[][] ON = {{3, 2, 1e-7f}, {-4, 1, 7}};

  private static Relation relation(String title, float[][] vectors, String model) {
    RelationInfo info =
        RelationInfo.empty()
            .with(RelationKey.TITLE, title)
            .with(RelationKey.STEPS, 300)
            .with(RelationKey.BASE_MODEL, model)
            .with(RelationKey.BASE_MODEL_HASH, "hash of " + model);
    return new Relation("<" + title + ">", vectors, info);
  }

  private final RelationBlend blend =
      new RelationBlend(relation("inside", INSIDE, "mini"), relation("on", ON, "mini"));

  @Test
  void itsEndsAreTheTwoRelations() {
    assertArrayEquals(INSIDE, blend.at(0).vectors());
    assertArrayEquals(ON, blend.at(1).vectors());
  }

  @Test
  void betweenThemNumbersAreMixed() {
    float[][] quarter = blend.at(0.25).vectors();
    assertArrayEquals(new float[] {1.5f, -1, 0.075f}, quarter[0], 1e-6f);
    assertArrayEquals(new float[] {2, 0.25f, 7}, quarter[1], 1e-6f);
  }

  @Test
  void itIsWrittenAsTheFirstAndSaysWhatItIs() {
    Relation made = blend.at(0.25);
    assertEquals("<inside>", made.token());
    assertEquals(Optional.of("0.75 inside + 0.25 on"), made.info().get(RelationKey.TITLE));
    assertEquals(Optional.of("mini"), made.info().get(RelationKey.BASE_MODEL));
    assertEquals(Optional.empty(), made.info().get(RelationKey.STEPS));
  }

  @Test
  void weightsAreEquallyFarApart() {
    assertEquals(List.of(0.0, 0.25, 0.5, 0.75, 1.0), RelationBlend.weights(5));
    assertThrows(SettingException.class, () -> RelationBlend.weights(1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
  void aWeightOutsideIsRefused(double weight) {
    assertEquals(
        "weight is " + weight + "; it must be between 0 and 1.",
        assertThrows(SettingException.class, () -> blend.at(weight)).getMessage());
  }

  private static String refusal(Relation first, Relation second) {
    return assertThrows(SettingException.class, () -> new RelationBlend(first, second))
        .getMessage();
  }

  @Test
  void relationsThatDoNotFitAreRefused() {
    Relation inside = relation("inside", INSIDE, "mini");
    assertEquals(
        "inside has 2 vectors and on has 1; blend relations with the same number, or learn one of"
            + " them again.",
        refusal(inside, relation("on", new float[][] {{1, 2, 3}}, "mini")));
    assertTrue(
        refusal(inside, relation("on", new float[][] {{1, 2}, {1, 2}}, "mini"))
            .startsWith("inside has vectors of width 3 and on of width 2"));
    assertEquals(
        "inside was learned on the model mini and on on sd15, where the same numbers mean something"
            + " else; learn both on one model.",
        refusal(inside, relation("on", ON, "sd15")));
  }

  @Test
  void aModelThatIsNotKnownIsNoReason() {
    Relation foreign = new Relation("<cat>", ON, RelationInfo.empty());
    Relation made = new RelationBlend(relation("inside", INSIDE, "mini"), foreign).at(0.5);
    assertEquals(Optional.empty(), made.info().get(RelationKey.BASE_MODEL));
  }
}
