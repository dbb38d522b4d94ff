package org.espalier.kernel.notebook;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import org.espalier.kernel.jupyter.LanguageInfo;

/** Notebook files on disk. */
public final class NotebookFile {
  private static final Gson GSON =
      new GsonBuilder()
          .serializeNulls()
          .disableHtmlEscaping()
          .setFormattingStyle(FormattingStyle.PRETTY.withIndent(" "))
          .create();

  private NotebookFile() {}

  /**
   * Reads a notebook.
   *
   * @throws NotebookException when the file is not there, not readable, or not a notebook
   */
  public static Notebook read(Path file) {
    try {
      return Notebook.of(parse(Files.readString(file)));
    } catch (CharacterCodingException e) {
      throw new NotebookException(file + " is not a notebook: it is not UTF-8 text", e);
    } catch (IOException e) {
      throw new NotebookException("can't read the notebook " + file + ": " + reason(file, e), e);
    } catch (NotebookException e) {
      throw new NotebookException("can't run " + file + ": " + e.getMessage(), e);
    }
  }

  private static String reason(Path file, IOException e) {
    if (Files.isDirectory(file)) {
      return "it is a folder; name a file that ends in .ipynb";
    }
    return Files.exists(file) ? String.valueOf(e.getMessage()) : "there is no such file";
  }

  private static JsonObject parse(String text) throws IOException {
    if (text.isBlank()) {
      throw new NotebookException("it is empty");
    }
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    try {
      JsonElement element = JsonParser.parseReader(reader);
      if (reader.peek() == JsonToken.END_DOCUMENT && element instanceof JsonObject object) {
        return object;
      }
    } catch (JsonParseException | IOException e) {
      throw new NotebookException("it is not JSON: " + e.getMessage(), e);
    }
    throw new NotebookException("it is JSON, but not one object, so it is not a notebook");
  }

  /**
   * Writes a notebook as it is after a run. The file is complete at any moment: it is replaced at
   * once, not rewritten.
   */
  public static void write(Path file, Notebook notebook, Map<String, Execution> executions)
      throws IOException {
    replace(
        file,
        GSON.toJson(notebook.executed(executions, GSON.toJsonTree(LanguageInfo.ofKotlin())))
            + "\n");
  }

  /** Writes a text beside a file and moves it into the file's place. */
  public static void replace(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is not a file that can be written");
    }
    Files.createDirectories(folder);
    Path written = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      Files.writeString(written, text, StandardOpenOption.CREATE_NEW);
      move(written, file);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private static void move(Path written, Path file) throws IOException {
    try {
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
