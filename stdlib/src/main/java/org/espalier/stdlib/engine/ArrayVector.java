package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Many arrays of a store as one vector: values, gradients, or a vector of its own beside them. On
 * MXNet in few native calls, as an eager call costs about 50 microseconds.
 */
public final class ArrayVector implements AutoCloseable {
  private static final NDIndex WHOLE = new NDIndex("...");

  private final WeightStore store;
  private final Map<String, NDArray> arrays;
  private final @Nullable NDManager owned;
  private final List<List<String>> chunks;

  private ArrayVector(WeightStore store, Map<String, NDArray> arrays, @Nullable NDManager owned) {
    this.store = store;
    this.arrays = arrays;
    this.owned = owned;
    this.chunks = FusedArrays.chunks(names(), name -> array(name).size());
  }

  /**
   * A view on arrays of a store.
   *
   * @param names full names
   */
  public static ArrayVector values(WeightStore store, List<String> names) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    names.forEach(name -> arrays.put(name, store.known(name).raw()));
    return new ArrayVector(store, arrays, null);
  }

  /**
   * A view on gradients of a store, as passes write them.
   *
   * @param names full names of arrays that have a gradient
   */
  public static ArrayVector gradients(WeightStore store, List<String> names) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    names.forEach(name -> arrays.put(name, store.known(name).gradient()));
    return new ArrayVector(store, arrays, null);
  }

  private static NDArray array(Map<String, NDArray> arrays, String name) {
    NDArray array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException(
          "This vector has no array '" + name + "'; it has " + arrays.keySet() + ".");
    }
    return array;
  }

  /** The arrays, in order. */
  public List<String> names() {
    return List.copyOf(arrays.keySet());
  }

  /** A view on some of the arrays. */
  public ArrayVector over(List<String> names) {
    Map<String, NDArray> some = new LinkedHashMap<>();
    names.forEach(name -> some.put(name, array(arrays, name)));
    return new ArrayVector(store, some, null);
  }

  /** A vector of its own, all zero. */
  public ArrayVector zeros() {
    NDManager manager = store.manager().newSubManager();
    Map<String, NDArray> zeros = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) -> zeros.put(name, manager.zeros(array.getShape(), array.getDataType())));
    return new ArrayVector(store, zeros, manager);
  }

  /** A vector of its own, of the same numbers. */
  public ArrayVector copy() {
    ArrayVector copy = zeros();
    copy.set(this);
    return copy;
  }

  /** Takes another's numbers over, bit by bit. */
  public void set(ArrayVector other) {
    store.settle();
    if (!fused()) {
      arrays.forEach((name, array) -> array.set(WHOLE, other.array(name)));
      return;
    }
    chunks.forEach(chunk -> FusedArrays.copy(some(chunk), other.some(chunk)));
  }

  /** {@code this = keep this + factor other}. */
  public void mix(double keep, double factor, ArrayVector other) {
    if (!fused()) {
      try (NDManager call = store.manager().newSubManager()) {
        arrays.forEach((name, array) -> mix(call, array, keep, factor, other.array(name)));
      }
      return;
    }
    for (List<String> chunk : chunks) {
      // w = w - r (s g + d w), with r = -1
      FusedArrays.descend(store.repeated(), some(chunk), other.some(chunk), -1, keep - 1, factor);
    }
  }

  private static void mix(
      NDManager call, NDArray array, double keep, double factor, NDArray other) {
    NDArray scaled = other.mul(factor);
    scaled.attach(call);
    if (keep != 1) {
      array.muli(keep);
    }
    array.addi(scaled);
  }

  /** The sum of the products. */
  public double dot(ArrayVector other) {
    double sum = 0;
    try (NDManager call = store.manager().newSubManager()) {
      for (Map.Entry<String, NDArray> entry : arrays.entrySet()) {
        NDArray product = entry.getValue().mul(other.array(entry.getKey()));
        product.attach(call);
        NDArray total = product.sum();
        total.attach(call);
        sum += Numbers.first(total);
      }
    }
    return sum;
  }

  /** The square root of the sum of the squares. */
  public double norm() {
    Descent descent = fused() ? new FusedDescent(store.repeated()) : new PlainDescent();
    try (NDManager call = store.manager().newSubManager()) {
      return Math.sqrt(descent.squares(call, new ArrayList<>(arrays.values())));
    }
  }

  /** The first array that holds what is no finite number. */
  public Optional<String> runaway() {
    store.settle();
    return arrays.entrySet().stream()
        .filter(entry -> !Arrays.stream(Numbers.exact(entry.getValue())).allMatch(Double::isFinite))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** All numbers, array after array. */
  public double[] numbers() {
    store.settle();
    double[] numbers = new double[Math.toIntExact(size())];
    int at = 0;
    for (NDArray array : arrays.values()) {
      double[] part = Numbers.exact(array);
      System.arraycopy(part, 0, numbers, at, part.length);
      at += part.length;
    }
    return numbers;
  }

  /**
   * Takes numbers over as {@link #numbers} gave them.
   *
   * @throws IllegalArgumentException when there are more or fewer
   */
  public void numbers(double... numbers) {
    if (numbers.length != size()) {
      throw new IllegalArgumentException(
          "These arrays hold " + size() + " numbers, but got " + numbers.length + ".");
    }
    store.settle();
    int at = 0;
    try (NDManager call = store.manager().newSubManager()) {
      for (NDArray array : arrays.values()) {
        int count = Math.toIntExact(array.size());
        double[] part = Arrays.copyOfRange(numbers, at, at + count);
        array.set(WHOLE, Numbers.create(call, part, array.getShape(), store.precision()));
        at += count;
      }
    }
    store.settle();
  }

  private long size() {
    return arrays.values().stream().mapToLong(NDArray::size).sum();
  }

  private NDArray array(String name) {
    return array(arrays, name);
  }

  private List<NDArray> some(List<String> names) {
    return names.stream().map(this::array).toList();
  }

  private boolean fused() {
    return store.choice().engine() == EngineKind.MXNET && store.precision() == Precision.SINGLE;
  }

  /** Gives a vector's own memory back; a view's stays. */
  @Override
  public void close() {
    if (owned != null) {
      owned.close();
    }
  }
}
