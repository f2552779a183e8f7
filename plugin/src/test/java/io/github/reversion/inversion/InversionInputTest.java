package io.github.reversion.inversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.exemplar.ExemplarException;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.settings.SettingException;
import io.github.reversion.testing.MicroModel;
import io.github.reversion.testing.Tiny;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What inversion does not begin with, and what it says then. */
class InversionInputTest {
  @TempDir static Path folder;
  private static StableDiffusion model;

  @BeforeAll
  static void load() throws IOException {
    model = Tiny.load(MicroModel.write(folder.resolve("micro")));
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void initializerOfSeveralTokensIsRefused() {
    String message = refused("initializer=hexagonal whale");
    assertTrue(message.contains("hexagonal whale") && message.contains("'and'"), message);
  }

  @Test
  void tokenThatTheModelKnowsIsRefused() {
    String message = refused("token=a");
    assertTrue(
        message.contains(
            "a is a token of the model already; choose another one, with the option token."),
        message);
    assertTrue(message.contains("the option token"), message);
  }

  @Test
  void resolutionMustSuitTheAutoencoder() {
    String message = refused("resolution=33");
    assertTrue(message.contains("resolution is 33") && message.contains("multiple of 2"), message);
  }

  @Test
  void checkpointMustBeWritableBeforeWorkStarts() {
    RelationInversion inversion =
        new RelationInversion(
            model,
            Tiny.exemplars(),
            Tiny.options(),
            GenerationOptions.quick(),
            Optional.of(folder.resolve("no").resolve("folder")));
    Counter counter = new Counter();
    String message = assertThrows(UserException.class, () -> inversion.run(counter)).getMessage();
    assertTrue(message.contains("does not exist"), message);
    assertEquals(0, counter.asked);
  }

  private static final class Counter implements InversionListener {
    private int asked;

    @Override
    public boolean cancelled() {
      asked++;
      return false;
    }
  }

  @Test
  void captionThatLosesItsRelationIsRefused() {
    String message = refusedCaption("very ".repeat(80) + "{} stone");
    assertTrue(message.contains("is so long that the relation is cut off"), message);
    assertTrue(message.startsWith("0.png"), message);
  }

  @Test
  void captionWhoseRelationIsCutInTheMiddleIsRefused() {
    assertThrows(
        ExemplarException.class,
        () -> invert(captioned("red ".repeat(73) + "{}"), Tiny.options("vectors=3")));
  }

  @Test
  void captionThatOnlyLosesItsEndIsWarnedOf() {
    List<String> warnings = new ArrayList<>();
    InversionListener listener =
        new InversionListener() {
          @Override
          public void warning(String sentence) {
            warnings.add(sentence);
          }
        };
    Exemplars exemplars = captioned("cat {} stone" + " very".repeat(80) + " end");
    new RelationInversion(model, exemplars, Tiny.options("steps=1")).run(listener);
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).startsWith("0.png") && warnings.get(0).endsWith("end"));
  }

  @Test
  void captionWithoutContentIsRefused() {
    String message = refusedCaption("the {} of, and");
    assertTrue(message.startsWith("0.png") && message.contains("names nothing"), message);
  }

  @Test
  void captionWhoseContentIsCutOffIsRefused() {
    String message = refusedCaption("{} " + "of the ".repeat(40) + "stone");
    assertTrue(message.contains("names nothing"), message);
  }

  private static String refusedCaption(String caption) {
    return assertThrows(
            ExemplarException.class, () -> invert(captioned(caption), Tiny.options("steps=1")))
        .getMessage();
  }

  private static Exemplars captioned(String caption) {
    Exemplar first = Tiny.exemplars().list().get(0);
    return new Exemplars(
        "one", List.of(new Exemplar(first.name(), first.image(), List.of(caption))));
  }

  private static String refused(String option) {
    return assertThrows(
            SettingException.class, () -> invert(Tiny.exemplars(), Tiny.options(option)))
        .getMessage();
  }

  private static void invert(Exemplars exemplars, InversionOptions options) {
    new RelationInversion(model, exemplars, options).run(InversionListener.NONE);
  }
}
