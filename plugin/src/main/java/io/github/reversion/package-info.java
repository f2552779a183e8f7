/**
 * Relation inversion in Java: learn what a few images have in common between two things, draw it
 * anew.
 */
package io.github.reversion;
