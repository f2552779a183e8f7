package io.github.reversion.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.compute.Torch;
import io.github.reversion.diffusion.SamplerKind;
import io.github.reversion.image.RgbImage;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationInfo;
import io.github.reversion.settings.SettingException;
import io.github.reversion.testing.Tiny;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextToImageTest {
  private static final GenerationOptions OPTIONS =
      new GenerationOptions("euler_ancestral", 3, 3, "", 32, 32, 1);
  private static final ImageRequest CAT = new ImageRequest("cat on stone", 1);
  private static final ImageRequest FOX = new ImageRequest("fox in boot", 2);

  private static StableDiffusion model;

  @BeforeAll
  static void load() {
    model = Tiny.load(Tiny.SD15);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void imageDependsOnNothingButItsOwnRequest() {
    List<RgbImage> alone = draw(OPTIONS, CAT);
    assertSame(alone.get(0), draw(OPTIONS, CAT, FOX).get(0));
    assertSame(alone.get(0), draw(OPTIONS, FOX, CAT).get(1));
    assertSame(alone.get(0), draw(OPTIONS, CAT, CAT).get(1));
  }

  @Test
  void seedAndPromptChangeTheImage() {
    byte[] image = draw(OPTIONS, CAT).get(0).rgb();
    byte[] other = draw(OPTIONS, new ImageRequest(CAT.prompt(), 2)).get(0).rgb();
    assertTrue(differing(image, other, 0) > image.length / 2);
    byte[] otherPrompt = draw(OPTIONS, new ImageRequest(FOX.prompt(), 1)).get(0).rgb();
    assertFalse(Arrays.equals(image, otherPrompt));
  }

  @Test
  void imagesOfABatchAreThoseDrawnAlone() {
    ImageRequest[] requests =
        IntStream.range(0, 6)
            .mapToObj(i -> new ImageRequest(i % 2 == 0 ? "cat on stone" : "red fox", i))
            .toArray(ImageRequest[]::new);
    List<RgbImage> alone = draw(OPTIONS, requests);
    List<RgbImage> batches = draw(batchSize(4), requests);
    assertEquals(6, batches.size());
    int far = 0;
    for (int i = 0; i < 6; i++) {
      far += differingPixels(alone.get(i).rgb(), batches.get(i).rgb());
    }
    // 99.9 % of the pixels are at most one grey level apart.
    assertTrue(far <= 6 * 32 * 32 / 1000, far + " pixels differ by more than one");
  }

  private static GenerationOptions batchSize(int size) {
    return new GenerationOptions("euler_ancestral", 3, 3, "", 32, 32, size);
  }

  @Test
  void guidanceOfOneTakesOnePass() {
    GenerationOptions none = new GenerationOptions("ddim", 3, 1, "ugly", 32, 32, 1);
    GuidedSampler guided = new GuidedSampler(model.unet(), null, 1);
    assertFalse(guided.guided());
    assertTrue(new GuidedSampler(model.unet(), null, 1.5).guided());
    GenerationOptions other = new GenerationOptions("ddim", 3, 1, "", 32, 32, 1);
    assertSame(draw(none, CAT).get(0), draw(other, CAT).get(0));
  }

  @Test
  void guidanceOfAlmostOneIsAlmostNone() {
    byte[] one = draw(new GenerationOptions("ddim", 3, 1, "", 32, 32, 1), CAT).get(0).rgb();
    byte[] two = draw(new GenerationOptions("ddim", 3, 1.0001, "", 32, 32, 1), CAT).get(0).rgb();
    assertEquals(0, differing(one, two, 1));
  }

  @Test
  void negativePromptChangesTheImage() {
    GenerationOptions negative = new GenerationOptions("ddim", 3, 7, "stone", 32, 32, 1);
    GenerationOptions empty = new GenerationOptions("ddim", 3, 7, "", 32, 32, 1);
    assertFalse(Arrays.equals(draw(negative, CAT).get(0).rgb(), draw(empty, CAT).get(0).rgb()));
  }

  @Test
  void sizesNeedNotBeSquare() {
    GenerationOptions wide = new GenerationOptions("ddim", 2, 3, "", 64, 24, 1);
    RgbImage image = draw(wide, CAT).get(0);
    assertEquals(64, image.width());
    assertEquals(24, image.height());
  }

  @Test
  void sizesMustSuitTheAutoencoder() {
    String width = refused(new GenerationOptions("ddim", 2, 3, "", 33, 32, 1));
    assertEquals("width is 33; it must be a multiple of 8.", width);
    String height = refused(new GenerationOptions("ddim", 2, 3, "", 32, 31, 1));
    assertEquals("height is 31; it must be a multiple of 8.", height);
  }

  private static String refused(GenerationOptions options) {
    return assertThrows(SettingException.class, () -> new TextToImage(model, List.of(), options))
        .getMessage();
  }

  @Test
  void severalRelationsStandInOnePrompt() {
    Relation first = relation("<R>", 1);
    Relation second = relation("<S>", 2);
    byte[] both = draw(List.of(first, second), "cat <R> stone <S> boot");
    byte[] swapped = draw(List.of(first, second), "cat <S> stone <R> boot");
    byte[] order = draw(List.of(second, first), "cat <R> stone <S> boot");
    assertFalse(Arrays.equals(both, swapped));
    assertArrayEquals(both, order);
  }

  private static byte[] draw(List<Relation> relations, String prompt) {
    return new TextToImage(model, relations, OPTIONS)
        .generate(List.of(new ImageRequest(prompt, 1)), GenerationListener.NONE)
        .get(0)
        .rgb();
  }

  private static Relation relation(String token, int vectors) {
    float[][] numbers = new float[vectors][24];
    for (float[] vector : numbers) {
      Arrays.fill(vector, token.charAt(1) == 'R' ? 0.7f : -0.7f);
      vector[3] = 2;
    }
    return new Relation(token, numbers, RelationInfo.empty());
  }

  @Test
  void promptThatIsTooLongIsWarnedOfOnce() {
    Recorder recorder = new Recorder(Integer.MAX_VALUE);
    String prompt = "cat on stone" + " very".repeat(80) + " old";
    ImageRequest request = new ImageRequest(prompt, 1);
    new TextToImage(model, List.of(), OPTIONS).generate(List.of(request, request), recorder);
    assertEquals(1, recorder.warnings.size());
    assertTrue(recorder.warnings.get(0).contains("cat on stone"), recorder.warnings.get(0));
    assertTrue(recorder.warnings.get(0).endsWith("very old"), recorder.warnings.get(0));
  }

  @Test
  void promptWithoutItsRelationIsRefusedBeforeTheFirstImage() {
    Recorder recorder = new Recorder(Integer.MAX_VALUE);
    TextToImage drawing = new TextToImage(model, List.of(), OPTIONS);
    List<ImageRequest> requests = List.of(CAT, new ImageRequest("cat {} stone", 1));
    SettingException e =
        assertThrows(SettingException.class, () -> drawing.generate(requests, recorder));
    assertTrue(e.getMessage().contains("'cat {} stone'"), e.getMessage());
    assertEquals(List.of(), recorder.done);
  }

  @Test
  void progressCountsEveryCallOfTheSeries() {
    Recorder recorder = new Recorder(Integer.MAX_VALUE);
    new TextToImage(model, List.of(), batchSize(2)).generate(List.of(CAT, FOX, CAT), recorder);
    assertEquals(List.of("2/9", "4/9", "6/9", "7/9", "8/9", "9/9"), recorder.progress);
    assertEquals(List.of("0 " + CAT, "1 " + FOX, "2 " + CAT), recorder.done);
  }

  @Test
  void cancelKeepsFinishedImages() {
    for (int question : new int[] {4, 5, 6}) {
      Recorder recorder = new Recorder(question);
      List<RgbImage> images =
          new TextToImage(model, List.of(), OPTIONS).generate(List.of(CAT, FOX, FOX), recorder);
      assertEquals(question, recorder.asked, "asked after it said yes");
      assertEquals(1, images.size());
      assertEquals(List.of("0 " + CAT), recorder.done);
      assertSame(draw(OPTIONS, CAT).get(0), images.get(0));
    }
  }

  @Test
  void drawingLeavesNoArrays() {
    draw(OPTIONS, CAT);
    int before = Torch.liveArrays();
    draw(OPTIONS, FOX, CAT);
    new TextToImage(model, List.of(), OPTIONS).generate(List.of(CAT), new Recorder(2));
    assertEquals(before, Torch.liveArrays());
  }

  @ParameterizedTest
  @EnumSource(SamplerKind.class)
  void aLongSeriesHoldsNoMoreArraysThanAShortOne(SamplerKind kind) {
    String sampler = kind.name().toLowerCase(Locale.ROOT);
    GenerationOptions options = new GenerationOptions(sampler, 4, 3, "", 16, 16, 1);
    List<Integer> live = new ArrayList<>();
    new TextToImage(model, List.of(), options)
        .draw(
            List.of(CAT, CAT, CAT),
            new GenerationListener() {
              @Override
              public void image(int index, ImageRequest request, RgbImage image) {
                live.add(Torch.liveArrays());
              }
            });
    assertEquals(live.get(0), live.get(1));
    assertEquals(live.get(0), live.get(2));
  }

  private static List<RgbImage> draw(GenerationOptions options, ImageRequest... requests) {
    return new TextToImage(model, List.of(), options)
        .generate(List.of(requests), GenerationListener.NONE);
  }

  private static void assertSame(RgbImage expected, RgbImage actual) {
    assertArrayEquals(expected.rgb(), actual.rgb());
  }

  /** How many bytes are further apart. */
  private static int differing(byte[] a, byte[] b, int levels) {
    return (int)
        IntStream.range(0, a.length)
            .filter(i -> Math.abs((a[i] & 0xff) - (b[i] & 0xff)) > levels)
            .count();
  }

  /** Of how many pixels red, green or blue differs by more than one grey level. */
  private static int differingPixels(byte[] a, byte[] b) {
    return (int)
        IntStream.range(0, a.length / 3)
            .filter(
                i ->
                    differing(
                            Arrays.copyOfRange(a, 3 * i, 3 * i + 3),
                            Arrays.copyOfRange(b, 3 * i, 3 * i + 3),
                            1)
                        > 0)
            .count();
  }

  /** Says yes when it is asked for the nth time. */
  private static final class Recorder implements GenerationListener {
    private final int when;
    private final List<String> warnings = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private int asked;

    Recorder(int when) {
      this.when = when;
    }

    @Override
    public void warning(String sentence) {
      warnings.add(sentence);
    }

    @Override
    public void progress(int finished, int total) {
      progress.add(finished + "/" + total);
    }

    @Override
    public void image(int index, ImageRequest request, RgbImage image) {
      done.add(index + " " + request);
    }

    @Override
    public boolean cancelled() {
      asked++;
      return asked >= when;
    }
  }
}
