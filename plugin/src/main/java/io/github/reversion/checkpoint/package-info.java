/** Single-file checkpoints in the original layout of latent diffusion, made model folders. */
package io.github.reversion.checkpoint;
