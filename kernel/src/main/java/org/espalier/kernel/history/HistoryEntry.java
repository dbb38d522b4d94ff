package org.espalier.kernel.history;

/**
 * One cell that was run.
 *
 * @param session which start of a kernel it belongs to, counted from 1 over all kernels that share
 *     the file
 * @param line its number in that session, as in {@code In[line]}
 * @param input the cell as typed
 * @param output the plain text of its result; empty when it had none
 */
public record HistoryEntry(int session, int line, String input, String output) {}
