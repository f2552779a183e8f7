package io.github.reversion.spark.driver;

import io.github.reversion.RunFailedException;
import io.github.reversion.UserException;
import io.github.reversion.harness.json.Json;
import io.github.reversion.spark.work.Answer;
import io.github.reversion.spark.work.ExecutorTask;
import io.github.reversion.spark.work.Job;
import io.github.reversion.spark.work.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Has work done by executors. Each is a Spark job of its own, so that one that fails takes no other
 * with it: it is tried again, perhaps elsewhere, and remembered if that does not help. Several
 * threads may ask.
 */
public final class Cluster {
  private static final int NAMED = 20;

  private final JavaSparkContext spark;
  private final int retries;
  private final Consumer<String> warnings;
  private final SortedSet<String> hosts = new ConcurrentSkipListSet<>();
  private final Map<String, String> missing = new ConcurrentSkipListMap<>();

  /**
   * A cluster.
   *
   * @param retries how often work that failed is tried again; 0 or more
   * @param warnings takes sentences for the user
   */
  public Cluster(JavaSparkContext spark, int retries, Consumer<String> warnings) {
    this.spark = spark;
    this.retries = retries;
    this.warnings = warnings;
  }

  /** Sends what all tasks must know to each machine once. */
  Broadcast<String> send(Job job) {
    return spark.broadcast(Json.line(job));
  }

  /** The machines that have done something. */
  List<String> hosts() {
    return List.copyOf(hosts);
  }

  String sparkVersion() {
    return spark.version();
  }

  /**
   * Has work done, and done again if need be.
   *
   * @param names of what is missing if that fails
   * @param stop whether to leave it
   * @return its lines; nothing if it was left, or failed each time
   */
  Optional<List<String>> lines(
      List<String> names, Broadcast<String> job, Work work, BooleanSupplier stop) {
    for (int left = retries; !stop.getAsBoolean(); left--) {
      try {
        return answer(new ExecutorTask(job, work), stop)
            .map(
                answer -> {
                  hosts.add(answer.host());
                  answer.warnings().forEach(warnings);
                  return answer.lines();
                });
      } catch (ExecutionException e) {
        String reason = reason(e);
        String what = String.join("; ", names);
        if (left == 0) {
          warnings.accept("%s: is given up after %s (%s)".formatted(what, tries(), reason));
          names.forEach(name -> missing.put(name, reason));
          return Optional.empty();
        }
        warnings.accept("%s: is tried again (%s)".formatted(what, reason));
      }
    }
    return Optional.empty();
  }

  private Optional<Answer> answer(ExecutorTask task, BooleanSupplier stop)
      throws ExecutionException {
    JavaFutureAction<List<String>> job = spark.parallelize(List.of(1), 1).map(task).collectAsync();
    Optional<Answer> answer = Optional.empty();
    while (answer.isEmpty() && !stop.getAsBoolean()) {
      answer = soon(job);
    }
    if (answer.isEmpty()) {
      job.cancel(true);
    }
    return answer;
  }

  private static Optional<Answer> soon(JavaFutureAction<List<String>> job)
      throws ExecutionException {
    try {
      return Optional.of(Json.ofLine(job.get(1, TimeUnit.SECONDS).get(0), Answer.class));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      job.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException("The driver was interrupted");
    }
  }

  /** The sentence for the user, if there is one; else the first line of what Spark says. */
  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && !(root instanceof UserException)) {
      root = root.getCause();
    }
    return root instanceof UserException
        ? root.getMessage()
        : root.toString().lines().findFirst().orElse("no reason is known");
  }

  private String tries() {
    return retries == 0 ? "1 try" : 1 + retries + " tries";
  }

  /**
   * Refuses to call it whole if something is missing.
   *
   * @throws RunFailedException that names it
   */
  public void requireAll() {
    if (!missing.isEmpty()) {
      String named =
          missing.entrySet().stream()
              .limit(NAMED)
              .map(one -> "%s (%s)".formatted(one.getKey(), one.getValue()))
              .collect(Collectors.joining("; "));
      throw new RunFailedException(
          "After %s each, %d are missing: %s%s. All else is kept; mend that and give the command again."
              .formatted(
                  tries(), missing.size(), named, missing.size() > NAMED ? "; and more" : ""));
    }
  }
}
