/** Exemplars in ImageJ: an image stack whose slice labels are captions. */
package io.github.reversion.exemplar.ij;
