/** Where models and examples are kept on this computer. */
package io.github.reversion.store;
