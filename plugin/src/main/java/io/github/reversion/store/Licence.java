package io.github.reversion.store;

import io.github.reversion.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a model folder says of its licence. */
final class Licence {
  /** That of what comes with this program. */
  static final String OURS = "BSD-2-Clause";

  private static final Pattern FRONT_MATTER =
      Pattern.compile("\\A---\\R(.*?)\\R---\\s*?(\\R|\\z)", Pattern.DOTALL);
  private static final Pattern KEY =
      Pattern.compile("^license(_name)?:[ \\t]*[\"']?([^\"'\\r\\n]+)", Pattern.MULTILINE);

  private Licence() {}

  /**
   * Its name, as the head of {@code README.md} says it; else the file that holds its text; else
   * that nothing is said.
   */
  static String of(Path folder) {
    try {
      String named = named(folder.resolve("README.md"));
      return named.isEmpty() ? file(folder) : named;
    } catch (IOException e) {
      throw new UserException(folder + " cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /** The page of a hub names {@code other} first where it has a name of its own. */
  private static String named(Path readme) throws IOException {
    if (!Files.isRegularFile(readme)) {
      return "";
    }
    String text = new String(Files.readAllBytes(readme), StandardCharsets.UTF_8);
    Matcher front = FRONT_MATTER.matcher(text);
    String name = "";
    Matcher key = KEY.matcher(front.find() ? front.group(1) : "");
    while (key.find()) {
      boolean better = name.isEmpty() || name.equals("other");
      name = better ? key.group(2).strip() : name;
    }
    return name;
  }

  private static String file(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return "";
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("LICEN[SC]E.*"))
          .sorted()
          .findFirst()
          .map(name -> "see " + name)
          .orElse("not said");
    }
  }
}
