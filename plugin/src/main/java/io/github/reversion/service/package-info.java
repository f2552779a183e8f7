/** What scripts of Fiji use: values in, values out. */
package io.github.reversion.service;
