package io.github.reversion.inversion;

import ai.djl.ndarray.NDArray;
import io.github.reversion.clip.TokenBatch;
import java.util.List;

/**
 * The samples of one micro-step, with all that does not depend on the relation, on the device.
 *
 * <p>Once it is made, losses and gradient are computed without another copy to or from the device.
 *
 * @param tokens the captions
 * @param timesteps [rows], fp32
 * @param noisy noised latents [rows, channels, h, w]
 * @param wanted what the network should predict, the same shape
 * @param steering what each anchored row is steered by
 */
record MicroBatch(
    TokenBatch tokens,
    NDArray timesteps,
    NDArray noisy,
    NDArray wanted,
    List<SteeringLoss.Words> steering) {}
