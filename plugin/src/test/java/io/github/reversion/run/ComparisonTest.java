package io.github.reversion.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.pipeline.TextToImage;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationInfo;
import io.github.reversion.run.Comparison.Candidate;
import io.github.reversion.run.Comparison.Drawn;
import io.github.reversion.settings.SettingException;
import io.github.reversion.testing.MicroModel;
import io.github.reversion.testing.Tiny;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  private static final GenerationOptions TWO_STEPS =
      new GenerationOptions("ddim", 2, 1, "", 0, 0, 1);
  private static final List<ImageRequest> REQUESTS =
      List.of(new ImageRequest("cat {} stone", 5), new ImageRequest("dog {} moon", 6));

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

  /** All are written alike, as usual. */
  private static Relation relation(float number) {
    float[] vector = new float[model.textWidth()];
    Arrays.fill(vector, number);
    return new Relation("<R>", new float[][] {vector}, RelationInfo.empty());
  }

  private static Comparison comparison() {
    return new Comparison(
        model,
        List.of(
            new Candidate("one", relation(2)),
            new Candidate("other", relation(-3)),
            Candidate.ofWords("and")),
        TWO_STEPS,
        REQUESTS);
  }

  @Test
  void eachCandidateDrawsAllPromptsFromTheSameNoise() {
    List<Drawn> drawn = new ArrayList<>();
    comparison().draw(GenerationListener.NONE, drawn::add);

    assertEquals(comparison().images(), drawn.size());
    assertEquals(
        List.of("one", "one", "other", "other", "and", "and"),
        drawn.stream().map(one -> one.candidate().name()).toList());
    assertEquals(REQUESTS.get(1), drawn.get(3).request());
    byte[] other =
        new TextToImage(model, List.of(relation(-3)), TWO_STEPS)
            .generate(REQUESTS, GenerationListener.NONE)
            .get(1)
            .rgb();
    byte[] words =
        new TextToImage(model, List.of(), TWO_STEPS)
            .generate(List.of(new ImageRequest("dog and moon", 6)), GenerationListener.NONE)
            .get(0)
            .rgb();
    assertArrayEquals(other, drawn.get(3).image().rgb());
    assertArrayEquals(words, drawn.get(5).image().rgb());
    assertFalse(Arrays.equals(other, drawn.get(1).image().rgb()));
  }

  @Test
  void theListenerHearsOneSeries() {
    List<String> heard = new ArrayList<>();
    comparison()
        .draw(
            new GenerationListener() {
              @Override
              public void progress(int done, int total) {
                heard.add(done + " of " + total);
              }
            },
            drawn -> {});
    assertEquals("1 of 12", heard.get(0));
    assertEquals("12 of 12", heard.get(heard.size() - 1));
    assertEquals(heard.stream().distinct().toList(), heard);
  }

  @Test
  void whatIsReadyIsHandedOnBeforeAStop() {
    List<Drawn> drawn = new ArrayList<>();
    comparison()
        .draw(
            new GenerationListener() {
              private int steps;

              @Override
              public void progress(int done, int total) {
                steps = done;
              }

              @Override
              public boolean cancelled() {
                return steps >= 7;
              }
            },
            drawn::add);
    assertEquals(3, drawn.size());
  }

  @Test
  void whatIsReadyIsHandedOnBeforeAFailure() {
    List<Drawn> drawn = new ArrayList<>();
    GenerationListener failing =
        new GenerationListener() {
          @Override
          public void progress(int done, int total) {
            if (done == 7) {
              throw new IllegalStateException("Memory ran out");
            }
          }
        };
    assertThrows(IllegalStateException.class, () -> comparison().draw(failing, drawn::add));
    assertEquals(
        List.of("one", "one", "other"), drawn.stream().map(one -> one.candidate().name()).toList());
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    List<Candidate> one = List.of(new Candidate("one", relation(2)));
    String sentence =
        assertThrows(
                SettingException.class,
                () ->
                    new Comparison(
                        model, one, TWO_STEPS, List.of(new ImageRequest("cat on stone", 1))))
            .getMessage();
    assertTrue(sentence.startsWith("The prompt 'cat on stone' has no {}"), sentence);
    assertThrows(
        SettingException.class, () -> new Comparison(model, List.of(), TWO_STEPS, REQUESTS));
    assertThrows(SettingException.class, () -> new Comparison(model, one, TWO_STEPS, List.of()));
  }
}
