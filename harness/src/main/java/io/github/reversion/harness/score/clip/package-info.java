/** What CLIP makes of images: whether a text says what they show, and how alike they are. */
package io.github.reversion.harness.score.clip;
