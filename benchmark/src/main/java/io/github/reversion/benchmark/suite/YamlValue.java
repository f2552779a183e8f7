package io.github.reversion.benchmark.suite;

import io.github.reversion.UserException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A value in a YAML file that knows where it stands; each way to read it refuses, by a {@link
 * UserException} that names the place, what cannot be read so.
 */
sealed interface YamlValue permits YamlKeys, YamlValue.Items, YamlValue.Scalar {
  Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]*");

  /** Where it is written. */
  Place place();

  /** A list. */
  record Items(Place place, List<YamlValue> list) implements YamlValue {
    public Items {
      list = List.copyOf(list);
    }
  }

  /** A single value, as it is written. */
  record Scalar(Place place, Kind kind, String raw) implements YamlValue {
    enum Kind {
      TEXT,
      NUMBER,
      TRUTH,
      NOTHING
    }
  }

  /** All of it in one line: the same for files that say the same, however they are laid out. */
  default String plain() {
    if (this instanceof YamlKeys keys) {
      return new TreeMap<>(keys.values())
          .entrySet().stream()
              .map(key -> key.getKey() + ": " + key.getValue().plain())
              .collect(Collectors.joining(", ", "{", "}"));
    } else if (this instanceof Items items) {
      return items.list().stream()
          .map(YamlValue::plain)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    Scalar scalar = (Scalar) this;
    return scalar.kind() + " " + scalar.raw().length() + " " + scalar.raw();
  }

  /** A single value of any kind, as it is written. */
  default String written() {
    if (this instanceof Scalar scalar && scalar.kind() != Scalar.Kind.NOTHING) {
      return scalar.raw();
    }
    throw place().refusal("must be a single value; write one behind the colon.");
  }

  /** Text that is not empty. */
  default String text() {
    if (this instanceof Scalar scalar
        && scalar.kind() == Scalar.Kind.TEXT
        && !scalar.raw().isBlank()) {
      return scalar.raw().strip();
    }
    throw place().refusal("must be text; write some, in quotes where it looks like a number.");
  }

  /** Text that means something else, or does not. */
  default <T> T text(Function<String, T> meaning) {
    String text = text();
    try {
      return meaning.apply(text);
    } catch (UserException e) {
      throw place().refusal(e);
    }
  }

  /** Text that can be a file's name on every system. */
  default String name() {
    String text = text();
    if (!NAME.matcher(text).matches()) {
      throw place()
          .refusal("is '" + text + "'; write it with a-z, 0-9, _ and - only, such as wrapped_in.");
    }
    return text;
  }

  /** Words that can be a part of a prompt. */
  default String words() {
    String text = text();
    if (text.contains("{}") || text.lines().count() > 1) {
      throw place().refusal("must be words on one line without {}; write such as cat.");
    }
    return text;
  }

  /** A file or folder, seen from a folder. */
  default Path path(Path beside) {
    try {
      return beside.resolve(text());
    } catch (InvalidPathException e) {
      throw place().refusal("'" + text() + "' cannot be the name of a folder; write another.");
    }
  }

  /** A whole number within limits. */
  default int wholeNumber(int least, int most) {
    try {
      int number = Integer.parseInt(written());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw place()
        .refusal(
            "is %s; it must be a whole number between %d and %d."
                .formatted(written(), least, most));
  }

  /** A number that is no less than another. */
  default double number(double least) {
    try {
      double number = Double.parseDouble(written());
      if (number >= least && Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw place().refusal("is %s; it must be a number from %s on.".formatted(written(), least));
  }

  /** Yes or no. */
  default boolean truth() {
    if (this instanceof Scalar scalar && scalar.kind() == Scalar.Kind.TRUTH) {
      return Boolean.parseBoolean(scalar.raw());
    }
    throw place().refusal("must be true or false; write one of them.");
  }

  /** Keys with values. */
  default YamlKeys keys() {
    if (this instanceof YamlKeys keys) {
      return keys;
    }
    throw place().refusal("must hold keys with values; write such as 'name: mini'.");
  }

  /**
   * The items of a list that has some.
   *
   * @param read what an item means
   * @param identity what no two of them may share
   */
  default <T> List<T> list(Function<YamlValue, T> read, Function<T, String> identity) {
    if (!(this instanceof Items items) || items.list().isEmpty()) {
      throw place().refusal("must be a list; write at least one item, each behind a dash.");
    }
    List<T> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (YamlValue item : items.list()) {
      T meant = read.apply(item);
      if (!seen.add(identity.apply(meant))) {
        throw item.place()
            .refusal("repeats '" + identity.apply(meant) + "'; change it or take it out.");
      }
      all.add(meant);
    }
    return all;
  }
}
