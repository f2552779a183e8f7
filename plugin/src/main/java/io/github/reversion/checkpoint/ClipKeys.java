package io.github.reversion.checkpoint;

/** The keys of CLIP's text encoder in Stable Diffusion 1.x: those of transformers. */
final class ClipKeys implements CheckpointKeys {
  /** What all its keys begin with. */
  static final String PREFIX = "cond_stage_model.transformer.";

  @Override
  public Piece of(String name) {
    return Piece.whole(PREFIX + name);
  }
}
