package io.github.reversion.service;

import ij.ImagePlus;
import io.github.reversion.UserException;
import io.github.reversion.explain.Explanation;
import io.github.reversion.relation.Relation;
import java.util.List;
import java.util.Map;
import org.scijava.service.SciJavaService;

/**
 * Learns, draws, blends and explains relations in scripts: {@code #@ ReversionService reversion}.
 *
 * <p>Options are named as in macros: {@code model}, {@code device}, {@code precision}, {@code
 * preset}, and those of the method; values may be texts or numbers. What is not given is as in the
 * preset {@code quick}, on the embedded model. Learning and drawing are tasks in Fiji's table,
 * where they can be stopped; what is ready then is returned. Every method throws a {@link
 * UserException} with a sentence where something cannot be used.
 */
public interface ReversionService extends SciJavaService {

  /** The names of the models that can be used, the embedded one included. */
  List<String> models();

  /**
   * The files of relations in a folder, by name.
   *
   * @return paths of all {@code .safetensors} files that hold a relation
   */
  List<String> relations(String folder);

  /**
   * Reads a relation, or another embedding.
   *
   * @param relation its file, or the name of a relation that was learned on this computer
   */
  Relation open(String relation);

  /** Writes a relation; the file's name ends in {@code .safetensors}. */
  void save(Relation relation, String file);

  /**
   * Learns the relation that the slices of a stack share.
   *
   * @param exemplars whose slice labels are captions with {@code {}} for the relation
   * @param options those of learning, and {@code axis}, {@code slices}, {@code crop}, {@code fit}
   */
  Relation invert(ImagePlus exemplars, Map<String, ?> options);

  /**
   * Draws.
   *
   * @param relations whose tokens may stand in the prompts; {@code {}} is the first one's
   * @param options those of drawing, {@code count} images a prompt, and {@code seed}
   * @return a slice for each image, labelled with its prompt, seed and tokens, which also stand in
   *     the image's properties, together with the model and the options
   */
  ImagePlus generate(
      List<Relation> relations, List<? extends CharSequence> prompts, Map<String, ?> options);

  /**
   * The relation between two.
   *
   * @param weight of the second, 0 to 1
   */
  Relation blend(Relation first, Relation second, double weight);

  /**
   * Says which words a relation is made of.
   *
   * @param options {@code prepositions}: at most so many, {@code nearest}: so many words
   */
  Explanation explain(Relation relation, Map<String, ?> options);
}
