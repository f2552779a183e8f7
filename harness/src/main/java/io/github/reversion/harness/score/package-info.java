/** What the images of a run show, told by scorers, one line an image. */
package io.github.reversion.harness.score;
