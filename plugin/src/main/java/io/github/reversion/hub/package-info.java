/**
 * Models downloaded from a hub: what is needed of them, whole, checked, and only when asked for.
 */
package io.github.reversion.hub;
