package io.github.reversion.benchmark.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import io.github.reversion.benchmark.training.Parameters.Replica;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Networks that share their parameters and compute the gradient of a batch side by side, one thread
 * each: on few cores much faster than one network whose every operation is split.
 */
final class Team implements AutoCloseable {
  private final TrainingOps ops;
  private final int operationThreads;
  private final List<Member> members = new ArrayList<>();
  private final WorkerThreads threads;
  private final NDManager manager;

  /**
   * Builds the networks.
   *
   * @param size how many; no batch may have fewer samples
   * @param operationThreads that each operation of a network uses
   */
  Team(
      Objective objective,
      Parameters parameters,
      TrainingOps ops,
      ComputeDevice device,
      int size,
      int operationThreads) {
    this.ops = ops;
    this.operationThreads = operationThreads;
    manager = Torch.newManager(device);
    threads = new WorkerThreads(size);
    for (int i = 0; i < size; i++) {
      Replica replica = parameters.replica(objective.precision());
      members.add(new Member(replica, objective.over(replica)));
    }
  }

  /**
   * What samples say, each counted by one over the size of their batch.
   *
   * @param loss summed
   * @param gradient [parameters], of that sum
   */
  record Answer(double loss, NDArray gradient) {}

  /**
   * Computes mean loss and gradient of a batch, parts added in a fixed order; the gradient belongs
   * to the open scope.
   *
   * @param first number of its first sample
   */
  Answer answer(long first, int batchSize) throws InterruptedException {
    List<Future<Answer>> parts = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      int end = (int) ((long) batchSize * (i + 1) / members.size());
      long from = first + begin;
      int count = end - begin;
      parts.add(threads.submit(() -> member.answer(from, count, batchSize)));
      begin = end;
    }
    double loss = 0;
    NDArray gradient = null;
    for (Future<Answer> each : parts) {
      Answer part = WorkerThreads.result(each);
      NDScope.register(part.gradient);
      loss += part.loss;
      gradient = gradient == null ? part.gradient : gradient.add(part.gradient);
    }
    return new Answer(loss, gradient);
  }

  @Override
  public void close() {
    threads.close();
    manager.close();
  }

  private final class Member {
    private final Replica replica;
    private final Objective.Loss loss;

    Member(Replica replica, Objective.Loss loss) {
      this.replica = replica;
      this.loss = loss;
    }

    Answer answer(long first, int count, int batchSize) {
      Torch.setThreads(operationThreads); // a property of the thread
      try (NDScope scope = new NDScope()) {
        replica.refresh(ops);
        NDArray mean;
        try (Autograd recording = Autograd.recording()) {
          mean = loss.of(manager, first, count);
          Autograd.backward(mean);
        }
        try (Autograd off = Autograd.off()) {
          float share = count / (float) batchSize;
          NDArray gradient = replica.takeGradient(ops).mul(share);
          NDScope.unregister(gradient);
          return new Answer(mean.getFloat() * share, gradient);
        }
      }
    }
  }
}
