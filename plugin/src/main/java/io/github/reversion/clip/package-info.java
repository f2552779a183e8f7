/** CLIP: from a prompt to token ids, and (in its networks) from ids and pixels to features. */
package io.github.reversion.clip;
