package io.github.reversion.relation;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a relation was learned from, and how: facts as text, by the keys under which they stand in
 * the metadata of its file.
 *
 * <p>Nothing is filled in by itself, and no date in particular: two runs of the same options are to
 * write the same bytes.
 *
 * @param entries facts by key, sorted; may hold other keys than those of {@link RelationKey}
 */
public record RelationInfo(Map<String, String> entries) {
  private static final RelationInfo EMPTY = new RelationInfo(Map.of());

  public RelationInfo {
    entries = Collections.unmodifiableMap(new TreeMap<>(entries));
  }

  /** Knows nothing. */
  public static RelationInfo empty() {
    return EMPTY;
  }

  /** The same with one fact more, or another value for it. */
  public RelationInfo with(RelationKey key, String value) {
    TreeMap<String, String> changed = new TreeMap<>(entries);
    changed.put(key.text(), value);
    return new RelationInfo(changed);
  }

  /** The same with one fact more, or another value for it. */
  public RelationInfo with(RelationKey key, long value) {
    return with(key, Long.toString(value));
  }

  /** The same with the resolution of the exemplars, in pixels. */
  public RelationInfo withResolution(int width, int height) {
    return with(RelationKey.RESOLUTION, width + "x" + height);
  }

  /** A fact, empty where it is not known. */
  public Optional<String> get(RelationKey key) {
    return Optional.ofNullable(entries.get(key.text()));
  }

  /** A fact that is a whole number, empty where it is not known or is none. */
  public Optional<Long> number(RelationKey key) {
    return get(key).filter(value -> value.matches("-?\\d{1,18}")).map(Long::valueOf);
  }
}
