/** The pages of {@code docs} as a static site. */
package io.github.reversion.site;
