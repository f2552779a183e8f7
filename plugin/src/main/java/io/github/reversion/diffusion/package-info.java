/** The diffusion model: U-Net, autoencoder, noise schedule and samplers, named as in diffusers. */
package io.github.reversion.diffusion;
