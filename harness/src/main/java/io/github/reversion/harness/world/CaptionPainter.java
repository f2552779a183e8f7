package io.github.reversion.harness.world;

import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.clip.LoadedClip;
import io.github.reversion.harness.score.clip.Choice;
import io.github.reversion.image.RgbImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Paints scenes as the world draws them, and has a CLIP look for the caption of each. */
final class CaptionPainter implements Painter {
  private static final int CAPTIONS = 100;

  private final LoadedClip clip;
  private final SceneSplit split;
  private final Map<String, float[]> known = new HashMap<>();

  /**
   * Looks for captions.
   *
   * @param split of the scenes whose captions are among the others
   */
  CaptionPainter(LoadedClip clip, SceneSplit split) {
    this.clip = clip;
    this.split = split;
  }

  @Override
  public List<RgbImage> paint(List<Trial> trials) {
    return new ScenePainter().paint(trials);
  }

  @Override
  public PictureLine line(Trial trial, RgbImage image) {
    List<String> captions = Trial.prompts(split, trial.number(), CAPTIONS);
    Choice choice = new Choice(captions, captions.stream().map(this::text).toList());
    String found = choice.nearest(clip.images(List.of(image)).get(0)).orElse("");
    boolean right = found.equals(trial.prompt());
    return new PictureLine(trial.number(), Map.of(WorldMeasures.CAPTION, right ? 1.0 : 0.0), found);
  }

  private float[] text(String caption) {
    return known.computeIfAbsent(caption, text -> clip.texts(List.of(text)).get(0));
  }
}
