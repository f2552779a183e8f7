package io.github.reversion.classpath;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Whether compiled code fits other versions of its libraries, without running it. */
final class Linkage {
  private Linkage() {}

  /**
   * Methods that are called and are not there.
   *
   * @param callers folders and jars with the calling classes
   * @param libraries jars; calls of packages that none of them has are not looked at
   */
  static Set<String> missing(List<Path> callers, List<Path> libraries) throws IOException {
    Set<String> packages = new HashSet<>();
    URL[] urls = new URL[libraries.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = libraries.get(i).toUri().toURL();
      try (JarFile jar = new JarFile(libraries.get(i).toFile())) {
        jar.stream()
            .filter(entry -> entry.getName().endsWith(".class"))
            .map(entry -> entry.getName().replaceFirst("/?[^/]*$", "").replace('/', '.'))
            .forEach(packages::add);
      }
    }
    Set<String> missing = new TreeSet<>();
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      for (JavaClass type : new ClassFileImporter().importLocations(locations(callers))) {
        for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
          CodeUnitAccessTarget target = access.getTarget();
          if (packages.contains(target.getOwner().getPackageName()) && !has(loader, target)) {
            missing.add(target.getFullName());
          }
        }
      }
    }
    return missing;
  }

  private static Set<Location> locations(List<Path> paths) throws IOException {
    Set<Location> locations = new HashSet<>();
    for (Path path : paths) {
      // A jar has to be named as one: its path alone is taken for a single class.
      locations.add(
          Files.isDirectory(path)
              ? Location.of(path)
              : Location.of(URI.create("jar:" + path.toUri() + "!/")));
    }
    return locations;
  }

  private static boolean has(ClassLoader libraries, CodeUnitAccessTarget target) {
    List<String> parameters =
        target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    try {
      Class<?> owner = Class.forName(target.getOwner().getName(), false, libraries);
      if (target.getName().equals("<init>")) {
        return Arrays.stream(owner.getDeclaredConstructors())
            .anyMatch(c -> names(c.getParameterTypes()).equals(parameters));
      }
      String result = target.getRawReturnType().getName();
      return Stream.concat(
              Arrays.stream(owner.getMethods()), Arrays.stream(owner.getDeclaredMethods()))
          .filter(method -> method.getName().equals(target.getName()))
          .filter(method -> method.getReturnType().getName().equals(result))
          .map(Method::getParameterTypes)
          .anyMatch(types -> names(types).equals(parameters));
    } catch (ClassNotFoundException | NoClassDefFoundError e) {
      return false;
    }
  }

  private static List<String> names(Class<?>[] types) {
    return Arrays.stream(types).map(Class::getName).toList();
  }
}
