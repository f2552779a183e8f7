package io.github.reversion.inversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.clip.ClipTokenizer;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.exemplar.StopWords;
import io.github.reversion.testing.Tiny;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StartWordsTest {
  private static final List<Integer> CANDIDATES = List.of(1, 2, 3, 4);

  @Test
  void addsTheWordThatHelpsTheBestOneMost() {
    Map<List<Integer>, Double> losses =
        Map.of(List.of(2), 0.6, List.of(4), 0.7, List.of(2, 3), 0.5, List.of(2, 3, 1), 0.4);
    StartWords words = new StartWords(CANDIDATES, ids -> losses.getOrDefault(ids, 0.9), 100);
    assertEquals(List.of(2, 3, 1), words.search(InversionListener.NONE));
  }

  @Test
  void takesNoWordThatHardlyHelps() {
    Map<List<Integer>, Double> losses = Map.of(List.of(2), 0.6, List.of(2, 3), 0.595);
    StartWords words = new StartWords(CANDIDATES, ids -> losses.getOrDefault(ids, 0.9), 100);
    assertEquals(List.of(2), words.search(InversionListener.NONE));
  }

  @Test
  void whatWasFoundIsKeptWhenItIsCancelled() {
    StartWords words = new StartWords(CANDIDATES, ids -> ids.contains(2) ? 0.6 : 0.9, 100);
    assertEquals(List.of(2), words.search(stopAfter(3)));
    assertEquals(List.of(1), words.search(stopAfter(0)));
  }

  private static InversionListener stopAfter(int most) {
    return new InversionListener() {
      private int done;

      @Override
      public void tried(int tries, int all) {
        assertEquals(3 * CANDIDATES.size(), all);
        done = tries;
      }

      @Override
      public boolean cancelled() {
        return done == most;
      }
    };
  }

  @Test
  void aShortRunHasFewTries() {
    assertEquals(6, StartWords.mostTries(2));
    assertEquals(768, StartWords.mostTries(1_000_000));
    assertEquals(300, Tiny.options("steps=100", "initializer=<words>").startTries());
    assertEquals(0, Tiny.options("steps=100", "initializer=and").startTries());
  }

  @Test
  void triesNoMoreThanItMay() {
    Map<List<Integer>, Double> losses = Map.of(List.of(2), 0.6, List.of(2, 3), 0.5);
    AtomicInteger tries = new AtomicInteger();
    StartWords words =
        new StartWords(
            CANDIDATES,
            ids -> {
              tries.incrementAndGet();
              return losses.getOrDefault(ids, 0.9);
            },
            5);
    assertEquals(List.of(2), words.search(InversionListener.NONE));
    assertEquals(5, tries.get());
  }

  @Test
  void candidatesAreWholeWordsThatNoCaptionNames() throws Exception {
    try (var model = Tiny.load(Tiny.SD15)) {
      ClipTokenizer tokenizer = model.tokenizer();
      SteeringVocabulary vocabulary =
          SteeringVocabulary.of(
              tokenizer,
              BasisPrepositions.english().words(),
              StopWords.english(),
              BasisKind.SINGLE_TOKEN);
      Exemplars exemplars = Tiny.exemplars();
      List<Integer> candidates = StartWords.candidates(tokenizer, vocabulary, exemplars);
      assertEquals(vocabulary.basis().get(0), candidates.subList(0, 1));
      assertTrue(tokenizer.wordIds().toList().containsAll(candidates));
      exemplars
          .list()
          .forEach(
              exemplar ->
                  tokenizer
                      .tokenize(exemplar.captions().get(0))
                      .forEach(id -> assertFalse(candidates.contains(id))));
    }
  }
}
