package io.github.reversion.harness.world;

import io.github.reversion.harness.score.ClassifierScorer;
import io.github.reversion.harness.score.OracleScorer;
import java.util.Locale;

/** What is measured of a model that no suite can say. */
public enum Row {
  /** Scenes that the world itself draws: what an oracle must read right. */
  DRAWN("scenes drawn by the world, read by the oracle", 20_000),
  /** Those scenes encoded and decoded: the best that a model with this autoencoder could draw. */
  AUTOENCODER("the same through the autoencoder", 5_000),
  /** Scenes that the world itself draws: what a classifier should read right. */
  CLASSIFIER("scenes drawn by the world, read by the classifier", 5_000),
  /** Scenes that the world itself draws, whose captions a CLIP should know. */
  CLIP("scenes drawn by the world, whose captions CLIP looks for", 5_000),
  /** Scenes of any kind, drawn by the model from their captions. */
  SCENES("scenes of all kinds, said in full", 960),
  /** The same with pairs of entities that no training picture shows together. */
  HELD_OUT("the same with pairs of entities that training held out", 960),
  /** The seconds that it takes to learn a relation. */
  INVERSION("seconds that an inversion takes", 0);

  private final String title;
  private final int pictures;

  Row(String title, int pictures) {
    this.title = title;
    this.pictures = pictures;
  }

  /** How many pictures it takes, where nobody says it. */
  public int pictures() {
    return pictures;
  }

  /** Who reads its pictures, as its figures are called by. */
  String scorer() {
    return this == CLASSIFIER ? ClassifierScorer.NAME : OracleScorer.NAME;
  }

  /** What it is, for people. */
  public String title() {
    return title;
  }

  /** As files and the command line call it: {@code held_out}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
