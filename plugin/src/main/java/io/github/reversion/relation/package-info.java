/**
 * The learned relation as a value: its token, its vectors and what it was learned from; and its
 * files.
 */
package io.github.reversion.relation;
