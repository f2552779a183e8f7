package io.github.reversion.harness.scorers;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.harness.score.ClassifierScorer;
import io.github.reversion.harness.score.OracleScorer;
import io.github.reversion.harness.score.SceneSuites;
import io.github.reversion.harness.score.ScoredRun;
import io.github.reversion.harness.score.Scorer;
import io.github.reversion.harness.score.clip.ClipScorer;
import io.github.reversion.harness.score.probe.ProbeScorer;
import io.github.reversion.harness.score.script.ScriptScorer;
import io.github.reversion.settings.SettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The scorers there are, by name. */
public final class Scorers {
  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              OracleScorer.NAME,
              "oracle",
              "reads pictures of the scene world exactly",
              0,
              (choice, suite) -> SceneSuites.require(choice.name(), suite),
              (choice, run) -> new OracleScorer()),
          new Kind(
              ClassifierScorer.NAME,
              "classifier[:FOLDER]",
              "a network that learned to read pictures of the scene world; the embedded one, or"
                  + " that of a folder",
              1,
              (choice, suite) -> SceneSuites.require(choice.name(), suite),
              (choice, run) ->
                  ClassifierScorer.open(model(choice, ClassifierScorer.NAME, run), run.device())),
          new Kind(
              ClipScorer.NAME,
              "clip[:FOLDER]",
              "how well image and prompt go together, likeness to exemplars, and diversity, by the"
                  + " embedded CLIP or any in transformers layout",
              1,
              Scorers::requireKnown,
              (choice, run) -> ClipScorer.open(model(choice, ClipScorer.NAME, run), run)),
          new Kind(
              ProbeScorer.NAME,
              "probe[:FOLDER[:LABELLED]]",
              "relations told apart by what a linear probe on a CLIP's image features learns from"
                  + " the exemplars, or from LABELLED, which has a sub-folder of images for each",
              2,
              Scorers::requireKnown,
              (choice, run) ->
                  ProbeScorer.open(model(choice, ClipScorer.NAME, run), choice.place(1), run)),
          new Kind(
              ScriptScorer.NAME,
              "torchscript:FILE",
              "a classifier of relations that was saved as TorchScript, described by a .json of the"
                  + " same name beside it",
              1,
              (choice, suite) -> {},
              (choice, run) -> ScriptScorer.open(file(choice), run)));

  private Scorers() {}

  /**
   * A kind of scorer.
   *
   * @param name of the scorer
   * @param usage what the user writes
   * @param meaning how it judges
   * @param places how many files or folders it can be given
   * @param suits refuses a suite that it cannot judge
   * @param open makes one
   */
  private record Kind(
      String name,
      String usage,
      String meaning,
      int places,
      BiConsumer<ScorerChoice, Suite> suits,
      BiFunction<ScorerChoice, ScoredRun, Scorer> open) {}

  /** What each does, by what the user writes. */
  public static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    KINDS.forEach(kind -> meanings.put(kind.usage(), kind.meaning()));
    return meanings;
  }

  /**
   * Opens scorers for a run; close them when they are not needed any more.
   *
   * @param written such as {@code oracle} or {@code clip:FOLDER}, at least one
   * @throws UserException if there is none of a name, one stands twice, or one cannot be opened
   */
  public static List<Scorer> open(List<String> written, ScoredRun run) {
    List<Scorer> open = new ArrayList<>();
    try {
      suited(written, run.suite())
          .forEach(choice -> open.add(kind(choice).open().apply(choice, run)));
      return open;
    } catch (RuntimeException e) {
      open.forEach(Scorer::close);
      throw e;
    }
  }

  /**
   * The same scorers as a process understands them that works in another folder.
   *
   * @param written as in {@link #open}
   * @throws UserException if there is none of a name, or one stands twice
   */
  public static List<String> everywhere(List<String> written) {
    return choices(written).stream().map(ScorerChoice::everywhere).toList();
  }

  /**
   * Refuses what there is not.
   *
   * @param written as in {@link #open}
   * @throws UserException if there is none of a name, or one stands twice
   */
  public static void require(List<String> written) {
    choices(written);
  }

  /**
   * Refuses what cannot be opened here, before work begins that is to be scored.
   *
   * @param written as in {@link #open}
   * @throws UserException as in {@link #require(List, Suite)}, or if a file is missing
   */
  public static void requireHere(List<String> written, Suite suite) {
    for (ScorerChoice choice : suited(written, suite)) {
      for (Optional<Path> place : choice.places()) {
        if (place.isPresent() && !Files.exists(place.get())) {
          throw new SettingException(
              "scorer is '%s', and %s is not there; name a file or folder that is."
                  .formatted(choice.written(), place.get()));
        }
      }
    }
  }

  /**
   * Refuses what cannot judge a suite.
   *
   * @param written as in {@link #open}
   * @throws UserException as in {@link #require(List)}, or naming what in the suite a scorer does
   *     not know
   */
  public static void require(List<String> written, Suite suite) {
    suited(written, suite);
  }

  private static List<ScorerChoice> suited(List<String> written, Suite suite) {
    List<ScorerChoice> choices = choices(written);
    choices.forEach(choice -> kind(choice).suits().accept(choice, suite));
    return choices;
  }

  /** The embedded CLIP knows pictures of the scene world, and nothing else. */
  private static void requireKnown(ScorerChoice choice, Suite suite) {
    if (choice.place(0).isEmpty()) {
      SceneSuites.requireEntities(choice.name() + " without a folder", suite);
    }
  }

  private static List<ScorerChoice> choices(List<String> written) {
    List<ScorerChoice> choices = written.stream().map(ScorerChoice::of).toList();
    Set<String> names = new HashSet<>();
    for (ScorerChoice choice : choices) {
      check(choice);
      if (!names.add(choice.name())) {
        throw new SettingException(
            "scorer names %s twice; score by one, then by the other.".formatted(choice.name()));
      }
    }
    return choices;
  }

  private static void check(ScorerChoice choice) {
    if (choice.written().contains("://")) {
      throw new SettingException(
          ("scorer is '%s', and scorers open files by path; copy it to this machine, or to all that"
                  + " score, and name that path.")
              .formatted(choice.written()));
    }
    if (choice.places().size() > kind(choice).places()) {
      throw new SettingException(
          "scorer is '%s'; write it as %s.".formatted(choice.written(), kind(choice).usage()));
    }
  }

  private static Kind kind(ScorerChoice choice) {
    return KINDS.stream()
        .filter(kind -> kind.name().equals(choice.name()))
        .findFirst()
        .orElseThrow(
            () ->
                new SettingException(
                    "There is no scorer '%s'; possible are %s."
                        .formatted(
                            choice.name(),
                            KINDS.stream().map(Kind::usage).collect(Collectors.joining(", ")))));
  }

  private static Path model(ScorerChoice choice, String embedded, ScoredRun run) {
    return choice.place(0).orElseGet(() -> run.store().scoring(embedded));
  }

  private static Path file(ScorerChoice choice) {
    return choice
        .place(0)
        .orElseThrow(
            () ->
                new SettingException("scorer torchscript lacks its file; add it behind a colon."));
  }
}
