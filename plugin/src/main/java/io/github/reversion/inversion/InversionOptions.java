package io.github.reversion.inversion;

import io.github.reversion.settings.Setting;
import io.github.reversion.settings.SettingException;
import io.github.reversion.settings.Settings;
import java.util.Map;

/**
 * How a relation is learned; the presets are places to start from.
 *
 * <p>Two runs with equal options, exemplars, model, number of threads and kind of processor write
 * identical bytes.
 */
public record InversionOptions(
    @Setting("the word that stands for the relation in prompts") String token,
    @Setting(value = "how many vectors the word stands for", min = 1, max = 32) int vectors,
    @Setting(
            "the word whose embedding the relation starts from; <words>: the mean of up to three"
                + " words of the model, those that together denoise the exemplars best")
        String initializer,
    @Setting(
            value = "side of the training images in pixels; 0: as the model was trained",
            min = 0,
            max = 4096)
        int resolution,
    @Setting("cut exemplars to a centred square; false: squeeze them into a square")
        boolean centerCrop,
    @Setting(value = "optimiser steps", min = 1, max = 1e6) int steps,
    @Setting(value = "images a micro-step", min = 1, max = 1024) int batchSize,
    @Setting(value = "micro-steps whose gradients one optimiser step averages", min = 1, max = 1024)
        int accumulation,
    @Setting(value = "learning rate of AdamW", min = 0, max = 10) double learningRate,
    @Setting("multiply the learning rate by batch size and accumulation") boolean scaleLearningRate,
    @Setting(
            value = "share of the steps, at their end, in which the learning rate falls to 0",
            min = 0,
            max = 1)
        double learningRateDecay,
    @Setting(value = "AdamW's decay of the gradient's mean", min = 0, max = 0.999999)
        double adamBeta1,
    @Setting(value = "AdamW's decay of the gradient's variance", min = 0, max = 0.999999)
        double adamBeta2,
    @Setting(value = "AdamW's decoupled weight decay", min = 0, max = 100) double weightDecay,
    @Setting(value = "AdamW's epsilon", min = 0, max = 1) double adamEpsilon,
    @Setting(value = "weight of the denoising loss", min = 0, max = 1e6) double denoiseWeight,
    @Setting(value = "weight of the relation-steering loss; 0: no steering", min = 0, max = 1e6)
        double steerWeight,
    @Setting(value = "temperature of the steering loss", min = 1e-6, max = 1e6) double temperature,
    @Setting(value = "basis prepositions drawn for each caption", min = 1, max = 56) int positives,
    @Setting("rows of a batch whose relation is steered: first_row (the original), every_row")
        SteeringAnchor anchor,
    @Setting("basis prepositions: all of them (the original), single_token ones of the model")
        BasisKind basis,
    @Setting(value = "alpha of relation-focal timestep sampling; 0: uniform", min = 0, max = 1)
        double importanceAlpha,
    @Setting("compute parts of the network twice to need less memory")
        boolean gradientCheckpointing,
    @Setting("all random draws follow from it") long seed,
    @Setting(value = "steps between previews; 0: none", min = 0, max = 1e6) int previewEvery,
    @Setting("the prompt of previews; {} stands for the relation; empty: an exemplar's caption")
        String previewPrompt,
    @Setting(
            value = "steps between measurements of the loss on one frozen batch; 0: none",
            min = 0,
            max = 1e6)
        int frozenEvery,
    @Setting(
            value = "steps between checkpoints; 0: only where the run ends or is stopped",
            min = 0,
            max = 1e6)
        int checkpointEvery) {

  /**
   * The initializer that stands for the words of the model that together denoise the exemplars
   * best.
   */
  public static final String BEST_WORDS = "<words>";

  /** The settings by name. */
  public static final Settings<InversionOptions> SETTINGS = Settings.of(InversionOptions.class);

  /** Samples of the frozen batch, on which the loss is measured from time to time. */
  public static final int FROZEN_SAMPLES = 16;

  /** Checks all limits. */
  public InversionOptions {
    if (token.isBlank() || token.chars().anyMatch(Character::isWhitespace)) {
      throw new SettingException("token is '" + token + "'; it must be one word, such as <R>.");
    }
    if (initializer.isBlank()) {
      throw new SettingException("initializer is empty; a word such as 'and' is needed.");
    }
    Settings<InversionOptions> settings = Settings.of(InversionOptions.class);
    settings.check(
        Map.of(
            "vectors",
            vectors,
            "resolution",
            resolution,
            "steps",
            steps,
            "batchSize",
            batchSize,
            "accumulation",
            accumulation,
            "positives",
            positives,
            "previewEvery",
            previewEvery,
            "frozenEvery",
            frozenEvery,
            "checkpointEvery",
            checkpointEvery));
    settings.check(
        Map.of(
            "learningRate",
            learningRate,
            "learningRateDecay",
            learningRateDecay,
            "adamBeta1",
            adamBeta1,
            "adamBeta2",
            adamBeta2,
            "weightDecay",
            weightDecay,
            "adamEpsilon",
            adamEpsilon,
            "denoiseWeight",
            denoiseWeight,
            "steerWeight",
            steerWeight,
            "temperature",
            temperature,
            "importanceAlpha",
            importanceAlpha));
  }

  /** The published recipe: Stable Diffusion 1.5, 512 pixels, 3000 steps (ReVersion, section 5). */
  public static InversionOptions reference() {
    return new InversionOptions(
        "<R>",
        1,
        "and",
        0,
        false,
        3000,
        2,
        4,
        2.5e-4,
        true,
        0,
        0.9,
        0.999,
        1e-2,
        1e-8,
        1,
        0.01,
        0.07,
        4,
        SteeringAnchor.FIRST_ROW,
        BasisKind.ALL,
        0.5,
        false,
        2023,
        500,
        "",
        50,
        100);
  }

  /** Tuned for the embedded mini model: half a minute on two cores. */
  public static InversionOptions quick() {
    return new InversionOptions(
        "<R>",
        1,
        BEST_WORDS,
        0,
        false,
        150,
        8,
        1,
        1e-2,
        false,
        0.5,
        0.9,
        0.999,
        1e-2,
        1e-8,
        1,
        5e-4,
        0.07,
        4,
        SteeringAnchor.EVERY_ROW,
        BasisKind.SINGLE_TOKEN,
        0.5,
        false,
        2023,
        50,
        "",
        10,
        50);
  }

  /**
   * A preset by name.
   *
   * @throws SettingException if there is none of that name
   */
  public static InversionOptions preset(String name) {
    return switch (name) {
      case "reference" -> reference();
      case "quick" -> quick();
      default ->
          throw new SettingException(
              "There is no preset '" + name + "'; possible are quick, reference.");
    };
  }

  /**
   * The learning rate AdamW gets at a step.
   *
   * @param step from 1
   */
  public double learningRateAt(int step) {
    double left = steps - step + 1;
    double falling = learningRateDecay * steps;
    return effectiveLearningRate() * (left < falling ? left / falling : 1);
  }

  /** How often, at most, words to start from are tried on the frozen batch. */
  public int startTries() {
    return initializer.equals(BEST_WORDS) ? StartWords.mostTries(steps) : 0;
  }

  /** The learning rate AdamW begins with. */
  public double effectiveLearningRate() {
    return scaleLearningRate ? learningRate * batchSize * accumulation : learningRate;
  }
}
