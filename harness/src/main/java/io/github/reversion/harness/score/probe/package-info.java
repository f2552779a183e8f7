/** A linear probe: relations told apart by a straight cut through CLIP's image features. */
package io.github.reversion.harness.score.probe;
