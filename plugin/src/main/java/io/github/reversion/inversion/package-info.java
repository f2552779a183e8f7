/** Relation inversion: learns one vector that stands for what the exemplars have in common. */
package io.github.reversion.inversion;
