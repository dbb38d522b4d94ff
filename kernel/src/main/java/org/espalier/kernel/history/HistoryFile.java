package org.espalier.kernel.history;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * History entries as one JSON object a line, only ever added to. Several kernels may write at once:
 * each addition holds the file's lock. A line that was cut off, by a crash or a full disk, is
 * skipped when read and closed off before the next is added; no other line suffers.
 */
final class HistoryFile {
  private static final Logger LOG = Logger.getLogger(HistoryFile.class.getName());
  private static final Gson GSON = new Gson();

  private final Path file;
  private final List<HistoryEntry> known = new ArrayList<>();
  private long readUpTo;
  private int newestSession;

  HistoryFile(Path file) {
    this.file = file;
  }

  /** Takes the next free session number and writes it down, so that no other kernel takes it. */
  synchronized int beginSession() throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (FileChannel channel = open();
        FileLock lock = channel.lock()) {
      readNew(channel);
      JsonObject start = new JsonObject();
      start.addProperty("session", newestSession + 1);
      append(channel, start, lock);
      readNew(channel);
      return newestSession;
    }
  }

  synchronized void add(HistoryEntry entry) throws IOException {
    try (FileChannel channel = open();
        FileLock lock = channel.lock()) {
      append(channel, GSON.toJsonTree(entry).getAsJsonObject(), lock);
    }
  }

  /** All entries, also those that other kernels have added meanwhile, oldest first. */
  synchronized List<HistoryEntry> entries() throws IOException {
    try (FileChannel channel = open()) {
      readNew(channel);
    }
    return List.copyOf(known);
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static void append(FileChannel channel, JsonObject line, FileLock held)
      throws IOException {
    if (!held.isValid()) {
      throw new IOException("The lock of the history file was lost.");
    }
    long end = channel.size();
    String text = (endsInsideALine(channel, end) ? "\n" : "") + GSON.toJson(line) + "\n";
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
    while (bytes.hasRemaining()) {
      end += channel.write(bytes, end);
    }
  }

  private static boolean endsInsideALine(FileChannel channel, long end) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return end > 0 && channel.read(last, end - 1) == 1 && last.get(0) != '\n';
  }

  /** Reads the whole lines behind what was read before. */
  private void readNew(FileChannel channel) throws IOException {
    if (channel.size() < readUpTo) {
      readUpTo = 0;
      known.clear();
    }
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size() - readUpTo));
    while (bytes.hasRemaining() && channel.read(bytes, readUpTo + bytes.position()) > 0) {}
    int from = 0;
    for (int at = 0; at < bytes.position(); at++) {
      if (bytes.get(at) == '\n') {
        remember(new String(bytes.array(), from, at - from, StandardCharsets.UTF_8));
        from = at + 1;
      }
    }
    readUpTo += from;
  }

  /** A line that is damaged in whatever way is left out. */
  private void remember(String line) {
    try {
      JsonObject object = JsonParser.parseString(line).getAsJsonObject();
      int session = object.get("session").getAsInt();
      if (object.has("input")) {
        known.add(
            new HistoryEntry(
                session,
                object.get("line").getAsInt(),
                object.get("input").getAsString(),
                object.get("output").getAsString()));
      }
      newestSession = Math.max(newestSession, session);
    } catch (RuntimeException damaged) {
      LOG.log(Level.FINE, damaged, () -> "Left out a damaged line of " + file);
    }
  }
}
