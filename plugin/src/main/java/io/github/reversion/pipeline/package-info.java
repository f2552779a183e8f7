/** A model folder as one frozen model, and images from prompts. */
package io.github.reversion.pipeline;
