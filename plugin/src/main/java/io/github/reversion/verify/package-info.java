/**
 * Golden data replayed: does this engine, on this device, compute what PyTorch, diffusers and
 * transformers compute?
 *
 * <p>A folder of golden data holds small checkpoints, inputs, expected results and the tolerance of
 * each; {@link io.github.reversion.verify.Verification} replays it case by case. Each {@code Part}
 * class replays one part of such a folder and finds its checkpoints and cases in the files, so that
 * folders with other checkpoints, sizes, seeds and configurations replay as well. Every expected
 * tensor must be compared by someone: one that nobody compares is a failure, not a gap.
 *
 * <p>Tolerances are those of the folder, on every device. They fit computation in fp32; a GPU that
 * silently computes convolutions in TF32, as cuDNN does by default from Ampere on, misses them by
 * far. {@code NVIDIA_TF32_OVERRIDE=0} in the environment turns that off and tells the two apart.
 *
 * <p>The small set inside the jar, {@code goldens}, is a part of the folder that the tests replay,
 * with a manifest cut to its files; {@code goldens.sha256} is what {@code sha256sum} prints for
 * them, sorted.
 */
package io.github.reversion.verify;
