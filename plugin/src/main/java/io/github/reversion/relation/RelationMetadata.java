package io.github.reversion.relation;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The metadata of a relation file: its facts, and what ModelSpec 1.0.1 wants beside them, which
 * follows from the relation itself.
 */
final class RelationMetadata {
  private static final String SPEC = "modelspec.sai_model_spec";
  private static final String SPEC_VERSION = "1.0.1";
  private static final String TRIGGER = "modelspec.trigger_phrase";
  private static final String FORMAT = "reversion.format";
  private static final String FORMAT_VERSION = "1";
  private static final Set<String> DERIVED = Set.of(SPEC, TRIGGER, FORMAT);

  /** Width of the text encoder's embeddings in Stable Diffusion 2.x. */
  private static final int WIDTH_OF_2 = 1024;

  private RelationMetadata() {}

  static Map<String, String> of(Relation relation) {
    Map<String, String> metadata = new TreeMap<>(relation.info().entries());
    metadata.put(SPEC, SPEC_VERSION);
    metadata.put(TRIGGER, relation.token());
    metadata.put(FORMAT, FORMAT_VERSION);
    metadata.putIfAbsent(RelationKey.TITLE.text(), relation.token());
    metadata.putIfAbsent(RelationKey.IMPLEMENTATION.text(), "diffusers");
    metadata.putIfAbsent(RelationKey.ARCHITECTURE.text(), architecture(relation));
    return metadata;
  }

  private static String architecture(Relation relation) {
    String model = "stable-diffusion-v1";
    if (relation.width() == WIDTH_OF_2) {
      boolean velocity =
          relation.info().get(RelationKey.PREDICTION_TYPE).orElse("").startsWith("v");
      model = velocity ? "stable-diffusion-v2-768-v" : "stable-diffusion-v2-512";
    }
    return model + "/textual-inversion";
  }

  static RelationInfo toInfo(Map<String, String> metadata) {
    Map<String, String> facts = new TreeMap<>(metadata);
    facts.keySet().removeAll(DERIVED);
    return new RelationInfo(facts);
  }
}
