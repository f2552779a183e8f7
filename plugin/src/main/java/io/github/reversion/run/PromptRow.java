package io.github.reversion.run;

import io.github.reversion.settings.SettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * A prompt, and what its row in a table says of its images.
 *
 * @param prompt what they show
 * @param seed of the first of them; empty: it follows from the place in the series
 * @param relations names of those that stand in the prompt; empty: those of the whole series
 */
public record PromptRow(String prompt, OptionalLong seed, List<String> relations) {

  /** Copies the list. */
  public PromptRow {
    relations = List.copyOf(relations);
  }

  /** A prompt of which nothing else is said. */
  public PromptRow(String prompt) {
    this(prompt, OptionalLong.empty(), List.of());
  }

  /** The prompts of a text, one a line; empty lines do not count. */
  public static List<PromptRow> lines(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(PromptRow::new)
        .toList();
  }

  /**
   * Reads a row.
   *
   * @throws SettingException if the seed is no whole number
   */
  static PromptRow of(String prompt, String seed, String relations) {
    try {
      return new PromptRow(
          prompt.strip(),
          seed.isBlank() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(seed.strip())),
          split(relations));
    } catch (NumberFormatException e) {
      throw new SettingException("seed is '" + seed.strip() + "'; possible is a whole number.");
    }
  }

  /** The same, with those relations by their paths that are files beside another. */
  PromptRow seenBeside(Path file) {
    return new PromptRow(
        prompt, seed, relations.stream().map(name -> seenBeside(file, name)).toList());
  }

  private static String seenBeside(Path file, String name) {
    Path beside = file.resolveSibling(name);
    return !Files.exists(Path.of(name)) && Files.exists(beside) ? beside.toString() : name;
  }

  /** The parts of a list that is written with semicolons between. */
  public static List<String> split(String list) {
    return List.of(list.split(";", -1)).stream()
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
