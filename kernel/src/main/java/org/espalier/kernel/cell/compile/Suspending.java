package org.espalier.kernel.cell.compile;

import java.util.concurrent.CompletableFuture;
import kotlin.ResultKt;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlin.coroutines.intrinsics.IntrinsicsKt;

/** Calls Kotlin's suspending functions from Java without a coroutine library. */
final class Suspending {
  private Suspending() {}

  /** A call that takes the continuation as its last argument. */
  interface Call<T> {
    Object with(Continuation<? super T> continuation);
  }

  /** Makes the call and blocks until it has its result. */
  // What a suspending function returns is declared as Object: its own type, or a marker.
  @SuppressWarnings("unchecked")
  static <T> T await(Call<T> call) {
    Waiting<T> waiting = new Waiting<>(new CompletableFuture<>());
    Object result = call.with(waiting);
    return result == IntrinsicsKt.getCOROUTINE_SUSPENDED() ? waiting.done().join() : (T) result;
  }

  private record Waiting<T>(CompletableFuture<T> done) implements Continuation<T> {
    @Override
    public CoroutineContext getContext() {
      return EmptyCoroutineContext.INSTANCE;
    }

    // Kotlin hands over its Result, an inline class that Java sees as Object.
    @SuppressWarnings("unchecked")
    @Override
    public void resumeWith(Object result) {
      try {
        ResultKt.throwOnFailure(result);
        done.complete((T) result);
      } catch (Throwable failure) {
        done.completeExceptionally(failure);
      }
    }
  }
}
