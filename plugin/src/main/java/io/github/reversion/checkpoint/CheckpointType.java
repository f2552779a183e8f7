package io.github.reversion.checkpoint;

/**
 * What the keys of a checkpoint do not say: how its model was trained.
 *
 * <p>The constants' names in lower case are the values of options.
 */
public enum CheckpointType {
  /** Found out from the file; Stable Diffusion 2.x only where its metadata says enough. */
  AUTO("", 0, ""),
  /** Stable Diffusion 1.x: 512 pixels, predicts the noise. */
  SD1("sd1", 64, "epsilon"),
  /** Stable Diffusion 2.x base: 512 pixels, predicts the noise. */
  SD2_BASE("sd2", 64, "epsilon"),
  /** Stable Diffusion 2.x: 768 pixels, predicts v. */
  SD2_V("sd2", 96, "v_prediction");

  private final String folder;
  private final int sampleSize;
  private final String prediction;

  CheckpointType(String folder, int sampleSize, String prediction) {
    this.folder = folder;
    this.sampleSize = sampleSize;
    this.prediction = prediction;
  }

  /** Where the sizes of its networks lie in the jar. */
  String folder() {
    return folder;
  }

  /** Side of its latents. */
  int sampleSize() {
    return sampleSize;
  }

  /** What it predicts, as diffusers writes it. */
  String prediction() {
    return prediction;
  }

  /** What fills up a short prompt. */
  String paddingToken() {
    return this == SD1 ? "<|endoftext|>" : "!";
  }

  /** Whether its text encoder is OpenCLIP's. */
  boolean openClip() {
    return this == SD2_BASE || this == SD2_V;
  }
}
