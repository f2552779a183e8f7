package io.github.reversion.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;

/**
 * Token ids of texts, on the device.
 *
 * <p>Ids of tokens the model was not trained with, such as {@code <R>}, stand apart: their
 * embeddings are given to the model with the texts.
 *
 * @param ids [texts, length], int64; 0 in the places of added tokens
 * @param rows the texts in which added tokens stand [places]
 * @param columns their positions there [places]
 * @param addedIds which of the added tokens stand there, from 0 [places]
 * @param hasAdded whether there are any
 */
public record TokenBatch(
    NDArray ids, NDArray rows, NDArray columns, NDArray addedIds, boolean hasAdded) {

  /**
   * Puts ids on the device of a manager.
   *
   * @param ids [texts][length], all of one length
   * @param firstAddedId ids from here on are added tokens
   */
  public static TokenBatch of(NDManager manager, int[][] ids, int firstAddedId) {
    long[][] known = new long[ids.length][ids[0].length];
    List<long[]> places = new ArrayList<>();
    for (int row = 0; row < ids.length; row++) {
      for (int column = 0; column < ids[row].length; column++) {
        int id = ids[row][column];
        if (id >= firstAddedId) {
          places.add(new long[] {row, column, id - firstAddedId});
        } else {
          known[row][column] = id;
        }
      }
    }
    return new TokenBatch(
        manager.create(known),
        part(manager, places, 0),
        part(manager, places, 1),
        part(manager, places, 2),
        !places.isEmpty());
  }

  private static NDArray part(NDManager manager, List<long[]> places, int part) {
    return manager.create(places.stream().mapToLong(place -> place[part]).toArray());
  }
}
