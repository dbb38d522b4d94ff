package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.BatchNorm;
import java.util.Optional;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Weight;

/**
 * A batch norm that moves its running statistics as {@link BatchNormalization} says, on any engine:
 * in recorded training passes only, and with the biased variance.
 *
 * <p>MXNet does so by itself, in its backward pass. PyTorch moves them in the forward pass and with
 * the unbiased variance, so the batch's share of the running variance is scaled back afterwards.
 *
 * <p>Norms that share their statistics, as the steps of a recurrent network do, all move them:
 * PyTorch from the first to the last, MXNet from the last to the first.
 */
final class RunningStatistics {
  private final PortableOperations.Setting setting;
  private final BatchNormalization operation;
  private final NDArray mean;
  private final NDArray variance;
  private final int node;

  RunningStatistics(PortableOperations.Setting setting, Node node, BatchNormalization operation) {
    this.setting = setting;
    this.operation = operation;
    this.node = node.index();
    this.mean = setting.bound().slot(node, Weight.Role.MOVING_MEAN).raw();
    this.variance = setting.bound().slot(node, Weight.Role.MOVING_VARIANCE).raw();
  }

  NDArray normalize(NDArray x, NDArray gamma, NDArray beta) {
    boolean training = setting.mode() == Mode.TRAINING;
    boolean pytorch = setting.bound().store().choice().engine() == EngineKind.PYTORCH;
    if (!training && !pytorch && setting.recorded()) {
      return byFormula(x, gamma, beta);
    }
    if (!training || (!pytorch && setting.recorded())) {
      return norm(x, gamma, beta, mean, variance, operation.momentum());
    }
    if (pytorch && setting.variances().containsKey(node)) {
      return measured(x, gamma, beta);
    }
    NDArray newVariance = copy(x, variance);
    NDArray newMean = setting.recorded() ? mean : copy(x, mean);
    NDArray result = norm(x, gamma, beta, newMean, newVariance, operation.momentum());
    if (setting.recorded()) {
      mix(newVariance, x.getShape().size() / x.getShape().get(1));
    }
    return result;
  }

  /** MXNet's own batch norm cannot be recorded with its running statistics. */
  private NDArray byFormula(NDArray x, NDArray gamma, NDArray beta) {
    long[] extents = new long[x.getShape().dimension()];
    java.util.Arrays.fill(extents, 1);
    extents[1] = x.getShape().get(1);
    Shape channels = new Shape(extents);
    NDArray deviation = copy(x, variance).add(operation.epsilon()).sqrt().reshape(channels);
    return x.sub(copy(x, mean).reshape(channels))
        .div(deviation)
        .mul(copy(x, gamma).reshape(channels))
        .add(copy(x, beta).reshape(channels));
  }

  /** Without a memory, what PyTorch leaves behind is the batch's own unbiased variance. */
  private NDArray measured(NDArray x, NDArray gamma, NDArray beta) {
    NDArray found = copy(x, variance);
    NDArray result = norm(x, gamma, beta, copy(x, mean), found, /* momentum= */ 0);
    double n = (double) x.getShape().size() / x.getShape().get(1);
    setting.variances().put(node, Optional.of(found.mul((n - 1) / n)));
    return result;
  }

  private NDArray norm(
      NDArray x,
      NDArray gamma,
      NDArray beta,
      NDArray someMean,
      NDArray someVariance,
      double momentum) {
    return BatchNorm.batchNorm(
            x,
            someMean,
            someVariance,
            gamma,
            beta,
            1,
            (float) momentum,
            (float) operation.epsilon(),
            setting.mode() == Mode.TRAINING)
        .get(0);
  }

  /** From {@code m old + (1 - m) n / (n - 1) biased} to {@code m old + (1 - m) biased}. */
  private void mix(NDArray unbiased, long n) {
    double momentum = operation.momentum();
    if (n == 1) {
      variance.muli(momentum);
      return;
    }
    // PyTorch keeps what it was given for its backward pass, so it must not change.
    variance.muli(momentum / n).addi(unbiased.mul((n - 1) / (double) n));
  }

  private static NDArray copy(NDArray x, NDArray array) {
    NDArray copy = array.duplicate();
    copy.attach(x.getManager());
    return copy;
  }
}
