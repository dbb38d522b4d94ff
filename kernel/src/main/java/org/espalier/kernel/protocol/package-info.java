/**
 * Jupyter's messages on their sockets, and who answers them.
 *
 * <p>Knows the evaluator by its contract only ({@code cell}), values only as bundles ({@code
 * render}). The way of a request:
 *
 * <pre>
 *   sockets ──SocketLoop──▶ WireFormat ──Request──▶ KernelServer ─┬─▶ ExecutionQueue ──▶ CellExecution
 *      ^                                                          ├─▶ CodeQuestions, HistoryQuestions
 *      └──────── queue ◀── WireFormat ◀──Outgoing── Conversation ◀┴─▶ KernelInfo, interrupt, shutdown
 * </pre>
 *
 * <p>Built on jupyter-jvm-basekernel 2.3.0: its connection properties, signatures, socket and
 * message types, and comms. Its loops and its base kernel are left out; these are their faults and
 * what stands against each:
 *
 * <table>
 * <caption>Faults of basekernel 2.3.0</caption>
 * <tr><th>fault</th><th>cure</th></tr>
 * <tr><td>an Error in a cell kills the shell thread</td>
 *     <td>{@code CellExecution} answers any Throwable</td></tr>
 * <tr><td>a bad signature, bad JSON or missing header field kills the receiving thread</td>
 *     <td>{@code WireFormat.decode} says why, {@code SocketLoop} drops and logs; signatures are
 *     compared in constant time</td></tr>
 * <tr><td>an unknown type leaves no trace</td>
 *     <td>busy and idle are told, its name is logged</td></tr>
 * <tr><td>replies lack {@code status}</td><td>every reply here has one</td></tr>
 * <tr><td>history has no store and the wrong shape</td>
 *     <td>{@code history} and {@code HistoryQuestions}</td></tr>
 * <tr><td>silent, store_history, user_expressions, stop_on_error are ignored; no payload</td>
 *     <td>{@code ExecuteOptions}, {@code CellExecution}, {@code ExecutionQueue}</td></tr>
 * <tr><td>loops sleep 50 or 500 ms, and stop when interrupted</td>
 *     <td>{@code SocketLoop} polls without sleeping, on threads that nobody knows</td></tr>
 * <tr><td>messages carry the client's session</td><td>{@code WireFormat} has the kernel's own</td></tr>
 * <tr><td>dates have the minute only</td><td>{@code WireFormat} writes microseconds</td></tr>
 * <tr><td>PNGs are cut off; null, streams and URLs are drawn wrongly; JSON becomes a text</td>
 *     <td>its renderer is not used: {@code render} is this module's own</td></tr>
 * <tr><td>System.in gives negative bytes</td><td>{@code output.CellInputStream}</td></tr>
 * <tr><td>magics are parsed wrongly, %load reads few notebooks</td>
 *     <td>its magics are not used: {@code cell} has its own</td></tr>
 * <tr><td>an interrupted thread that touches a socket breaks it</td>
 *     <td>cells only add to {@code SocketLoop}'s queue</td></tr>
 * <tr><td>shutdown closes sockets under their threads and may leave the process alive</td>
 *     <td>{@code SocketLoop.close} on its own thread, then {@code ProcessEnd}</td></tr>
 * <tr><td>no limit on output</td>
 *     <td>{@code output.StreamBatch}: at most ten messages and ten million characters a second</td>
 *     </tr>
 * <tr><td>comms send on any thread, with the parent of whatever came last</td>
 *     <td>{@code IopubSocket} and {@code CommRegistry}: through the queue, under the thread's own
 *     cell</td></tr>
 * <tr><td>iopub is PUB, so that a front end never knows when it hears everything</td>
 *     <td>XPUB, with {@code iopub_welcome} to each that subscribes</td></tr>
 * </table>
 */
@NullMarked
package org.espalier.kernel.protocol;

import org.jspecify.annotations.NullMarked;
