/**
 * From a {@link org.espalier.dsl.graph.Graph} to something that runs. What is trained, and for how
 * long, is decided in {@code train}.
 *
 * <p>{@link Compiler#compile} binds a graph to a {@link WeightStore} and yields an {@link
 * Executable}, in forms with one contract: <em>compiled</em> lowers it to an MXNet symbol ({@code
 * SymbolLowering}), <em>piecewise</em> does so with chains of its nodes, which other graphs have
 * too ({@code PiecewisePasses}), <em>portable</em> runs it operation by operation on DJL's arrays
 * ({@code PortableOperations}). The tests hold both forms and both engines against the portable
 * form on PyTorch in double precision, and that one against finite differences.
 *
 * <p>What engines do otherwise than {@link org.espalier.dsl.operation} says, and how it is mended:
 *
 * <ul>
 *   <li>PyTorch moves running variances by the unbiased variance: scaled back ({@code
 *       RunningStatistics}).
 *   <li>DJL's PyTorch mean pool counts padding whatever it is told: divided by the real share.
 *   <li>No engine pads unevenly in a convolution or pool, as TensorFlow's 'same' needs it: padded
 *       beforehand, maxima with the least number.
 *   <li>MXNet spoils gradients where an {@code elemwise_add} reads an input directly: what is fed
 *       joins sums by {@code broadcast_add} ({@code SymbolOperations}).
 *   <li>MXNet dies of a division by zero where images are joined or sliced within one of oneDNN's
 *       blocks of sixteen channels: that is done in three dimensions, where oneDNN is not asked.
 *   <li>MXNet computes gradients of variables that nobody asked for, where it goes back over what
 *       it recorded: those are blocked, and whole graphs and the pieces of small ones are bound
 *       instead ({@code LossProgram}, {@code PiecewiseLoss}).
 *   <li>What is bound writes into the working memory of the thread that binds it, whoever runs it:
 *       what another thread bound is bound anew ({@code BindingThread}).
 *   <li>MXNet's batch norms go back a hundred times slower where images and gradients are in unlike
 *       blocks of channels: they read plain order there ({@code PlainNorms}).
 *   <li>Engines' random numbers differ: noise is drawn here and fed ({@code NoiseStreams}).
 *   <li>DJL's least and greatest numbers on PyTorch know one axis only: sought in rows.
 *   <li>MXNet's gradients of maximum pools and batch norms are wrong outside its training mode: it
 *       always differentiates in training mode, with the running statistics fixed where they are
 *       wanted.
 *   <li>DJL's {@code set} and {@code copyTo} on PyTorch move an array's handle to other memory:
 *       numbers are written by index.
 * </ul>
 *
 * <p>Costs are measured by the main method of {@code EngineTimings} in this package's tests. One
 * step of a network of NAS-Bench-201's shape (8 channels, one cell a stage, 57 learned arrays,
 * batch 32, images of 16x16) on two busy cores, shortest of fifteen, one thread: compiled 9 ms,
 * portable on MXNet 23 ms, portable on PyTorch 21 ms; the fused update of all arrays 1.3 ms;
 * compiling and the first pass 30 ms, so compiled structures are not cached.
 */
@NullMarked
package org.espalier.stdlib.engine;

import org.jspecify.annotations.NullMarked;
