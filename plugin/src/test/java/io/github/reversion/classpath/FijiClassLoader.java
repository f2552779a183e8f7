package io.github.reversion.classpath;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;

/**
 * Runs a main class as Fiji's launcher does: all jars in one class loader of their own, the first
 * that has a class wins, and that loader is the context's.
 */
public final class FijiClassLoader {
  private FijiClassLoader() {}

  /** Class path, main class, its arguments. */
  public static void main(String[] args) throws Exception {
    URL[] jars =
        Arrays.stream(args[0].split(File.pathSeparator, -1))
            .map(File::new)
            .map(FijiClassLoader::url)
            .toArray(URL[]::new);
    ClassLoader loader = new URLClassLoader("fiji", jars, ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    loader
        .loadClass(args[1])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 2, args.length));
  }

  private static URL url(File jar) {
    try {
      return jar.toURI().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(jar.toString(), e);
    }
  }
}
