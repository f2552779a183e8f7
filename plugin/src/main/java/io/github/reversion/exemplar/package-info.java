/** Exemplars: images that share a relation, with captions in which {@code {}} stands for it. */
package io.github.reversion.exemplar;
