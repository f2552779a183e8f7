package io.github.reversion.harness.scorers;

import io.github.reversion.UserException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A scorer as the user names it, such as {@code probe:clip folder:labelled folder}.
 *
 * @param written all of it
 * @param name in front of the first colon
 * @param places between and behind colons; empty where nothing stands
 */
record ScorerChoice(String written, String name, List<Optional<Path>> places) {
  /** A colon, but not that of a drive such as {@code C:\}. */
  private static final String SEPARATOR = "(?<!(?:^|:)[A-Za-z]):|:(?![\\\\/])";

  /** Copies the places. */
  ScorerChoice {
    places = List.copyOf(places);
  }

  static ScorerChoice of(String written) {
    String[] name = written.strip().split(":", 2);
    String[] rest = name.length == 1 ? new String[0] : name[1].split(SEPARATOR, -1);
    try {
      return new ScorerChoice(
          written,
          name[0],
          List.of(rest).stream()
              .map(place -> Optional.of(place).filter(p -> !p.isBlank()).map(Path::of))
              .toList());
    } catch (InvalidPathException e) {
      throw new UserException("scorer is '" + written + "', which names no file; mend it.", e);
    }
  }

  /** Written so that the folder in which a process works does not matter. */
  String everywhere() {
    return Stream.concat(
            Stream.of(name),
            places.stream().map(place -> place.map(p -> p.toAbsolutePath().toString()).orElse("")))
        .collect(Collectors.joining(":"));
  }

  /** The place of a number from 0 on, if one stands there. */
  Optional<Path> place(int number) {
    return number < places.size() ? places.get(number) : Optional.empty();
  }
}
