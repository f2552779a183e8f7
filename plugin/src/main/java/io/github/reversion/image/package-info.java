/** Pictures of bytes, read and resized as Pillow does. */
package io.github.reversion.image;
