package io.github.reversion.benchmark.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import io.github.reversion.benchmark.training.Parameters.Replica;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Networks that share their parameters and compute the gradient of a batch side by side, one thread
 * each: on few cores much faster than one network whose every operation is split.
 */
final class Team implements AutoCloseable {
  private final TrainingOps ops;
  private final List<Member> members = new ArrayList<>();
  private final ExecutorService threads;
  private final NDManager manager;

  Team(
      Objective objective,
      Parameters parameters,
      TrainingOps ops,
      ComputeDevice device,
      int size,
      Precision precision) {
    this.ops = ops;
    manager = Torch.newManager(device);
    threads = Executors.newFixedThreadPool(size);
    for (int i = 0; i < size; i++) {
      Replica replica = parameters.replica(precision);
      members.add(new Member(replica, objective.over(replica)));
    }
  }

  /**
   * What a batch says.
   *
   * @param loss its mean
   * @param gradient [parameters], of the mean loss; belongs to the open scope
   */
  record Answer(double loss, NDArray gradient) {}

  /** Computes loss and gradient of the samples from {@code first}; sums are in a fixed order. */
  Answer answer(long first, int batchSize) throws InterruptedException {
    List<Future<Answer>> parts = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      int end = (int) ((long) batchSize * (i + 1) / members.size());
      long from = first + begin;
      int count = end - begin;
      parts.add(threads.submit(() -> member.answer(from, count)));
      begin = end;
    }
    double loss = 0;
    NDArray gradient = null;
    for (int i = 0; i < parts.size(); i++) {
      Answer part = result(parts.get(i));
      NDScope.register(part.gradient);
      loss += part.loss / parts.size();
      gradient = gradient == null ? part.gradient : gradient.add(part.gradient);
    }
    return new Answer(loss, parts.size() == 1 ? gradient : gradient.div(parts.size()));
  }

  private static Answer result(Future<Answer> part) throws InterruptedException {
    try {
      return part.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A network failed", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    manager.close();
  }

  private final class Member {
    private final Replica replica;
    private final Objective.Loss loss;

    Member(Replica replica, Objective.Loss loss) {
      this.replica = replica;
      this.loss = loss;
    }

    Answer answer(long first, int count) {
      if (members.size() > 1) {
        Torch.setThreads(1); // a property of the thread
      }
      try (NDScope scope = new NDScope()) {
        replica.refresh(ops);
        NDArray mean;
        try (Autograd recording = Autograd.recording()) {
          mean = loss.of(manager, first, count);
          Autograd.backward(mean);
        }
        try (Autograd off = Autograd.off()) {
          NDArray gradient = replica.takeGradient(ops);
          NDScope.unregister(gradient);
          return new Answer(mean.getFloat(), gradient);
        }
      }
    }
  }
}
