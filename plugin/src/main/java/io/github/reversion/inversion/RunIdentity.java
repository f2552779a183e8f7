package io.github.reversion.inversion;

import io.github.reversion.compute.Torch;
import io.github.reversion.exemplar.ExemplarHash;
import io.github.reversion.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run is about, as its checkpoint keeps it.
 *
 * @param same what must be the same for it to be resumed
 * @param surroundings what may differ, at the price of other bytes
 */
record RunIdentity(Map<String, String> same, Map<String, String> surroundings) {

  /** Options that may differ when a run is resumed: they change nothing that was done. */
  private static final Set<String> FREE =
      Set.of("previewEvery", "previewPrompt", "checkpointEvery");

  static RunIdentity of(RelationInversion inversion) {
    Map<String, String> same = new LinkedHashMap<>();
    // A rate that falls towards the last step was another if there are more of them.
    boolean falls = inversion.options().learningRateDecay() > 0;
    InversionOptions.SETTINGS
        .values(inversion.options())
        .forEach(
            (name, value) -> {
              boolean free = FREE.contains(name) || (name.equals("steps") && !falls);
              if (!free) {
                same.put(Settings.dashed(name), Settings.text(value));
              }
            });
    same.put("model", inversion.model().fingerprint());
    same.put("exemplars", ExemplarHash.of(inversion.exemplars()));
    same.put("precision", inversion.model().precision().name());
    Map<String, String> surroundings = new LinkedHashMap<>();
    surroundings.put("device", inversion.model().device().name());
    surroundings.put("threads", Integer.toString(Torch.threads()));
    return new RunIdentity(same, surroundings);
  }

  /** Both together. */
  Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>(same);
    all.putAll(surroundings);
    return all;
  }

  /** A sentence for each thing in which the surroundings are no longer those of before. */
  List<String> differences(Map<String, String> before) {
    return surroundings.entrySet().stream()
        .filter(now -> !now.getValue().equals(before.get(now.getKey())))
        .map(
            now ->
                "The run was begun with %s %s and goes on with %s: the result is as good, but not the same byte for byte."
                    .formatted(now.getKey(), before.get(now.getKey()), now.getValue()))
        .toList();
  }
}
