package io.github.reversion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.clip.ClipTokenizer;
import io.github.reversion.clip.Placeholder;
import io.github.reversion.clip.TokenBatch;
import io.github.reversion.clip.TokenIds;
import io.github.reversion.relation.Relation;
import io.github.reversion.settings.SettingException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Encodes prompts in which tokens of learned relations may stand. */
public final class Prompts {
  private final StableDiffusion model;
  private final List<Relation> relations;
  private final ClipTokenizer tokenizer;

  /**
   * Prompts for a model.
   *
   * @param relations their tokens must differ by more than case; may be empty
   * @throws SettingException if a relation was learned on another kind of model, or its token is
   *     another's, or one of the model's own
   */
  public Prompts(StableDiffusion model, List<Relation> relations) {
    this.model = model;
    this.relations = List.copyOf(relations);
    Set<String> tokens = new HashSet<>();
    for (Relation relation : relations) {
      if (!tokens.add(relation.token().toLowerCase(Locale.ROOT))) {
        throw new SettingException(
            "Two relations are written "
                + relation.token()
                + "; learn one of them again with another token.");
      }
      if (relation.width() != model.textWidth()) {
        throw new SettingException(
            "The relation %s has vectors of width %d, the model %s wants %d: it was learned on another kind of model."
                .formatted(relation.token(), relation.width(), model.folder(), model.textWidth()));
      }
    }
    tokenizer =
        model.tokenizer(
            relations.stream().map(r -> new Placeholder(r.token(), r.vectorCount())).toList(),
            "rename the file of the embedding, or learn it again with another token");
  }

  /**
   * Writes a prompt as relation inversion does: lower case, relation tokens as they are spelled,
   * {@code {}} as the first relation's token.
   *
   * @throws SettingException if there is a {@code {}} and no relation
   */
  public String prepare(String prompt) {
    return prepare(prompt, relations.stream().map(Relation::token).toList());
  }

  /** As {@link #prepare(String)}, for relations of which only the tokens are known. */
  public static String prepare(String prompt, List<String> tokens) {
    String prepared = prompt.toLowerCase(Locale.ROOT);
    for (String token : tokens) {
      Pattern lowered = Pattern.compile(Pattern.quote(token.toLowerCase(Locale.ROOT)));
      prepared = lowered.matcher(prepared).replaceAll(Matcher.quoteReplacement(token));
    }
    if (prepared.contains("{}")) {
      if (tokens.isEmpty()) {
        throw new SettingException(
            "The prompt '" + prompt + "' has {}, but there is no relation to put there.");
      }
      prepared = prepared.replace("{}", tokens.get(0));
    }
    return prepared;
  }

  /** The ids of a prompt that is {@link #prepare}d. */
  public TokenIds ids(String prepared) {
    return tokenizer.encode(prepared);
  }

  /**
   * Text states of prompts.
   *
   * @param rows ids from {@link #ids}
   * @return [rows, tokens, width], in the model's precision
   */
  public NDArray encode(NDManager manager, List<TokenIds> rows) {
    int[][] ids = rows.stream().map(TokenIds::toArray).toArray(int[][]::new);
    TokenBatch tokens = TokenBatch.of(manager, ids, tokenizer.vocabularySize());
    return model.textModel().encode(tokens, added(manager));
  }

  private NDArray added(NDManager manager) {
    if (relations.isEmpty()) {
      return null;
    }
    int count = relations.stream().mapToInt(Relation::vectorCount).sum();
    float[] numbers = new float[count * model.textWidth()];
    int at = 0;
    for (Relation relation : relations) {
      for (float[] vector : relation.vectors()) {
        System.arraycopy(vector, 0, numbers, at, vector.length);
        at += vector.length;
      }
    }
    return manager.create(numbers, new Shape(count, model.textWidth()));
  }
}
