package io.github.reversion.checkpoint;

import io.github.reversion.settings.SettingException;
import java.util.Locale;
import java.util.Map;

/** Which type a checkpoint is of, by its text encoder, what the user said, and its metadata. */
final class TypeGuess {
  /** Keys of the ModelSpec standard. */
  private static final String PREDICTION = "modelspec.prediction_type";

  private TypeGuess() {}

  /**
   * The type.
   *
   * @param said by the user
   * @throws SettingException if it cannot be the one that was said, or nobody says enough
   */
  static CheckpointType of(Checkpoint checkpoint, CheckpointType said, boolean openClip) {
    if (said != CheckpointType.AUTO && said.openClip() != openClip) {
      throw new SettingException(
          "type is %s, but the text encoder in %s is that of Stable Diffusion %s; choose auto."
              .formatted(
                  said.name().toLowerCase(Locale.ROOT),
                  checkpoint.file(),
                  openClip ? "2.x" : "1.x"));
    }
    if (said != CheckpointType.AUTO) {
      return said;
    }
    return openClip ? ofMetadata(checkpoint) : CheckpointType.SD1;
  }

  private static CheckpointType ofMetadata(Checkpoint checkpoint) {
    Map<String, String> metadata = checkpoint.metadata();
    return switch (metadata.getOrDefault(PREDICTION, "")) {
      case "epsilon" -> CheckpointType.SD2_BASE;
      case "v", "v_prediction" -> CheckpointType.SD2_V;
      default ->
          throw new SettingException(
              checkpoint.file()
                  + " is of Stable Diffusion 2.x and does not say what it predicts; say type"
                  + " sd2_base for a model of 512 pixels that predicts the noise, or sd2_v for one of"
                  + " 768 pixels that predicts v. The page of the model says which.");
    };
  }
}
