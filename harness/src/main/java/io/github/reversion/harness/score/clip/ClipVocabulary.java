package io.github.reversion.harness.score.clip;

import io.github.reversion.benchmark.suite.Scenario;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.clip.LoadedClip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What can be asked of the images of a suite.
 *
 * @param spoken the relations that words say
 * @param backgrounds that its scenarios name
 * @param styles that its scenarios name
 */
record ClipVocabulary(List<SuiteRelation> spoken, List<String> backgrounds, List<String> styles) {
  /** What is said between A and B where no relation is meant. */
  private static final String AND = "and";

  /** Of no suite. */
  static final ClipVocabulary NONE = new ClipVocabulary(List.of(), List.of(), List.of());

  ClipVocabulary {
    spoken = List.copyOf(spoken);
    backgrounds = List.copyOf(backgrounds);
    styles = List.copyOf(styles);
  }

  static ClipVocabulary of(Suite suite) {
    return new ClipVocabulary(
        suite.relations().stream().filter(relation -> relation.words().isPresent()).toList(),
        all(suite, Scenario::background),
        all(suite, Scenario::style));
  }

  private static List<String> all(Suite suite, Function<Scenario, Optional<String>> named) {
    return suite.relations().stream()
        .flatMap(relation -> relation.scenarios().stream())
        .flatMap(scenario -> named.apply(scenario).stream())
        .distinct()
        .toList();
  }

  ScenarioTexts of(Scenario scenario, LoadedClip clip) {
    List<String> names = new ArrayList<>();
    List<String> prompts = new ArrayList<>();
    for (SuiteRelation relation : spoken) {
      names.add(relation.name());
      prompts.add(scenario.prompt(relation.words().orElseThrow()));
    }
    Choice relations = new Choice(names, clip.texts(prompts));
    for (SuiteRelation relation : spoken) {
      if (!relation.symmetric()) {
        names.add(ScenarioTexts.swapped(relation.name()));
        prompts.add(scenario.swapped().prompt(relation.words().orElseThrow()));
      }
    }
    List<String> only = prompts.subList(spoken.size(), prompts.size());
    List<float[]> both =
        Stream.concat(relations.features().stream(), clip.texts(only).stream()).toList();
    return new ScenarioTexts(
        clip.texts(List.of(scenario.prompt(AND))).get(0),
        relations,
        new Choice(names, both),
        choice(
            scenario.background().isPresent() ? backgrounds : List.of(),
            name -> new Scenario(scenario.a(), scenario.b(), Optional.of(name), scenario.style()),
            clip),
        choice(
            scenario.style().isPresent() ? styles : List.of(),
            name ->
                new Scenario(scenario.a(), scenario.b(), scenario.background(), Optional.of(name)),
            clip));
  }

  private static Choice choice(
      List<String> names, Function<String, Scenario> with, LoadedClip clip) {
    return new Choice(
        names, clip.texts(names.stream().map(name -> with.apply(name).prompt(AND)).toList()));
  }
}
