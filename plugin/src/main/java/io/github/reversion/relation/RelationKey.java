package io.github.reversion.relation;

/**
 * The facts about a relation that have a name; {@code modelspec.*} are those of Stability AI's
 * ModelSpec 1.0.1.
 */
public enum RelationKey {
  /** What to call the relation in a list. */
  TITLE("modelspec.title"),
  /** Kind of model and of file, for instance {@code stable-diffusion-v1/textual-inversion}. */
  ARCHITECTURE("modelspec.architecture"),
  /** Whose tensor names the file follows. */
  IMPLEMENTATION("modelspec.implementation"),
  /** What the model predicts: {@code epsilon} or {@code v}. */
  PREDICTION_TYPE("modelspec.prediction_type"),
  /** Width and height of the exemplars in pixels, for instance {@code 512x512}. */
  RESOLUTION("modelspec.resolution"),
  /** The word whose vector the training began with. */
  INITIALIZER("reversion.initializer"),
  /** Name of the model it was learned on. */
  BASE_MODEL("reversion.base_model"),
  /** Hash of that model's weights. */
  BASE_MODEL_HASH("reversion.base_model_hash"),
  /** Optimiser steps done. */
  STEPS("reversion.steps"),
  /** Seed of the run. */
  SEED("reversion.seed"),
  /** Name of the exemplars, for instance that of their folder. */
  EXEMPLARS("reversion.exemplars"),
  /** Hash of the exemplars' pixels and captions. */
  EXEMPLARS_HASH("reversion.exemplars_hash");

  private final String text;

  RelationKey(String text) {
    this.text = text;
  }

  /** The key as it stands in a file. */
  public String text() {
    return text;
  }
}
