package org.espalier.notebooks;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/**
 * A JupyterLab server on a folder: one bundled from npm packages and served by Python's
 * jupyterlab_server, or else the one that is installed.
 */
final class JupyterLab implements AutoCloseable {
  private static final String TOKEN = "tests";
  private static final Path BUNDLE = Project.CACHE.resolve("lab");
  private static final List<String> FILES =
      List.of("package.json", "webpack.config.js", "index.js", "server.py", "drive.cjs");

  private final Process server;
  private final int port;
  private final Path log;

  private JupyterLab(Process server, int port, Path log) {
    this.server = server;
    this.port = port;
    this.log = log;
  }

  /**
   * Starts one.
   *
   * @param folder holds the notebooks, and gets the server's log
   * @param data Jupyter's data folder, with the kernelspec
   * @throws TestAbortedException when this machine has not what it takes
   */
  static JupyterLab on(Path folder, Path data) throws IOException, InterruptedException {
    bundle();
    int port = freePort();
    List<String> command = new ArrayList<>(command());
    command.addAll(
        List.of(
            "--no-browser",
            "--allow-root",
            "--ip=127.0.0.1",
            "--port=" + port,
            "--port-retries=0",
            "--ServerApp.token=" + TOKEN,
            "--ServerApp.root_dir=" + folder));
    Path log = folder.resolve("server.log");
    Process server =
        Program.of(command.toArray(String[]::new))
            .with("JUPYTER_NO_CONFIG", "1")
            .with("JUPYTER_DATA_DIR", data.toString())
            .with("ESPALIER_BUILD", "never")
            .start(log, folder.resolve("server-errors.log"));
    JupyterLab lab = new JupyterLab(server, port, log);
    lab.awaitReady();
    return lab;
  }

  /** The bundled one first: its version is pinned, so the driver knows its page. */
  private static List<String> command() {
    Optional<String> python = Python.with("jupyterlab_server", "jupyter_server");
    if (python.isPresent()) {
      return List.of(python.get(), BUNDLE.resolve("server.py").toString());
    }
    if (Python.succeeds("jupyter", "lab", "--version")) {
      return List.of("jupyter", "lab");
    }
    throw new TestAbortedException(
        "skipped: there is no JupyterLab, and no Python with jupyterlab_server");
  }

  /** Builds the bundle once; it also holds what drives the browser. */
  private static void bundle() throws IOException, InterruptedException {
    if (!Python.succeeds("npm", "--version")) {
      throw new TestAbortedException("skipped: there is no npm");
    }
    Files.createDirectories(BUNDLE.resolve("templates"));
    boolean same = Files.exists(BUNDLE.resolve("build/bundle.js"));
    for (String file : FILES) {
      same &= copied(file);
    }
    copied("templates/index.html");
    if (!same) {
      require(
          Program.of("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts").in(BUNDLE));
      require(Program.of("npm", "run", "build").in(BUNDLE));
    }
  }

  private static boolean copied(String file) throws IOException {
    Path from = Project.source("lab").resolve(file);
    Path to = BUNDLE.resolve(file);
    if (Files.exists(to) && Files.mismatch(from, to) < 0) {
      return true;
    }
    Files.writeString(to, Files.readString(from));
    return false;
  }

  private static void require(Program program) throws IOException, InterruptedException {
    Program.Result result = program.run();
    if (result.exitCode() != 0) {
      throw new TestAbortedException(
          "skipped: JupyterLab could not be bundled from npm packages: " + result.err());
    }
  }

  /**
   * Opens a notebook in a browser, runs all its cells by the menu, and says what is on the page.
   *
   * @param screenshot gets a picture of the page at the end
   */
  JsonObject runAll(String notebook, Path chromium, Path screenshot)
      throws IOException, InterruptedException {
    String url = "http://127.0.0.1:" + port + "/lab/tree/" + notebook + "?token=" + TOKEN;
    Program.Result result =
        Program.of(
                "node",
                BUNDLE.resolve("drive.cjs").toString(),
                url,
                screenshot.toString(),
                chromium.toString(),
                "400")
            .in(BUNDLE)
            .run();
    if (result.exitCode() != 0) {
      throw new AssertionError(
          "JupyterLab did not run " + notebook + ": " + result.err() + Files.readString(log));
    }
    return JsonParser.parseString(result.out()).getAsJsonObject();
  }

  private void awaitReady() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!answers()) {
      if (!server.isAlive() || System.nanoTime() > end) {
        close();
        throw new AssertionError("the JupyterLab server does not answer; see " + log);
      }
      Thread.sleep(200);
    }
  }

  private boolean answers() {
    try {
      URI status = URI.create("http://127.0.0.1:" + port + "/api/status?token=" + TOKEN);
      HttpURLConnection connection = (HttpURLConnection) status.toURL().openConnection();
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> kernels = server.descendants().toList();
    server.destroy();
    if (!ended()) {
      server.destroyForcibly();
    }
    kernels.forEach(ProcessHandle::destroyForcibly);
  }

  private boolean ended() {
    try {
      return server.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
