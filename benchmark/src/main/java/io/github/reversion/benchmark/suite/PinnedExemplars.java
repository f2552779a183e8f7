package io.github.reversion.benchmark.suite;

import io.github.reversion.UserException;
import io.github.reversion.exemplar.ExemplarHash;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.store.ModelStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The exemplars that a relation is learned from, and no others: a suite says by their hash which
 * they were when it was written.
 *
 * @param source where they come from
 * @param place where the suite says so
 * @param hash what they must have; empty for imported ones that the suite's author did not have
 */
public record PinnedExemplars(ExemplarSource source, Place place, Optional<Hash> hash) {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /**
   * A hash of exemplars; see {@link ExemplarHash}.
   *
   * @param sha256 64 hexadecimal digits
   * @param place where the suite says so
   */
  public record Hash(String sha256, Place place) {
    static Hash of(YamlValue value) {
      String text = value.written();
      if (!SHA256.matcher(text).matches()) {
        throw value.place().refusal("must be 64 digits of 0-9 and a-f; write the folder's hash.");
      }
      return new Hash(text, value.place());
    }
  }

  static PinnedExemplars of(YamlKeys relation, Path beside) {
    YamlValue exemplars = relation.get("exemplars");
    ExemplarSource source = ExemplarSource.of(exemplars, beside);
    Optional<YamlValue> hash =
        source instanceof ExemplarSource.Imported
            ? relation.find("sha256")
            : Optional.of(relation.get("sha256"));
    return new PinnedExemplars(source, exemplars.place(), hash.map(Hash::of));
  }

  /**
   * Gets them.
   *
   * @throws UserException naming the line of the suite, if they are not there, cannot be learned
   *     from, or have another hash
   */
  public Exemplars read(ModelStore store) {
    Exemplars exemplars = found(store);
    String sha256 = ExemplarHash.of(exemplars);
    hash.filter(pinned -> !pinned.sha256().equals(sha256))
        .ifPresent(
            pinned -> {
              throw pinned
                  .place()
                  .refusal(
                      "%s has changed: its hash is %s; restore it, or write that hash here."
                          .formatted(source, sha256));
            });
    return exemplars;
  }

  private Exemplars found(ModelStore store) {
    try {
      return source.read(store);
    } catch (UserException e) {
      throw place.refusal(e);
    }
  }
}
