/** Where and how tensors are computed: engine, device, precision, operations, gradients, draws. */
package io.github.reversion.compute;
