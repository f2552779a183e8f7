package io.github.reversion.spark.files;

import io.github.reversion.harness.runs.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * What a folder that Hadoop opens holds besides images, on this computer. Such file systems cannot
 * add lines to a file, so that files with new lines are copied as a whole, now and then.
 */
final class Mirror implements DriverFolder {
  private static final long PAUSE = Duration.ofSeconds(30).toNanos();
  private static final String IMAGES = "images/";

  private final HadoopFolder remote;
  private final LongSupplier nanoTime;
  private final Scratch scratch;
  private final Set<String> there;
  private final Map<Path, FileTime> kept = new HashMap<>();
  private long lastTime;

  /** {@code scratch} is deleted when this is closed, or cannot be opened. */
  Mirror(HadoopFolder remote, Scratch scratch, LongSupplier nanoTime) {
    this.remote = remote;
    this.scratch = scratch;
    this.nanoTime = nanoTime;
    try {
      there = Set.copyOf(remote.files().keySet());
      for (String file : there) {
        if (!file.startsWith(IMAGES)) {
          made(scratch.root().resolve(file));
        }
      }
    } catch (RuntimeException e) {
      Scratch.deleteInSpiteOf(e, scratch.root());
      throw e;
    }
    lastTime = nanoTime.getAsLong() - PAUSE; // so that the first time is not put off
  }

  @Override
  public RunFolder folder() {
    return new RunFolder(scratch.root());
  }

  /** As it was when this was opened. */
  @Override
  public boolean has(String file) {
    return there.contains(file);
  }

  @Override
  public synchronized void made(Path file) {
    remote.fetch(Scratch.name(scratch.root(), file), file);
    kept.put(file, changed(file));
  }

  @Override
  public synchronized void keep() {
    if (nanoTime.getAsLong() - lastTime >= PAUSE) {
      keepNow();
      lastTime = nanoTime.getAsLong();
    }
  }

  private synchronized void keepNow() {
    for (Path file : Scratch.files(scratch.root())) {
      FileTime time = changed(file);
      if (!time.equals(kept.get(file))) {
        remote.put(file, Scratch.name(scratch.root(), file));
        kept.put(file, time);
      }
    }
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  @Override
  public void close() {
    keepNow();
    scratch.close();
  }
}
