package org.espalier.kernel.protocol;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The kernel's sockets, on a thread of their own that polls them without sleeping.
 *
 * <p>ZeroMQ sockets belong to one thread, and an interrupted thread breaks the one that it touches.
 * So only two threads, which nobody else knows, touch any: the loop, and a second one that takes
 * what others want to send from a queue and wakes the loop up with it.
 */
final class SocketLoop implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(SocketLoop.class.getName());
  private static final String OUTBOX = "inproc://outbox";
  private static final int LINGER_MILLIS = 1000;
  private static final int FOR_MEMORY_MILLIS = 50;
  private static final int FOR_LISTENERS_MILLIS = 20;
  private static final long LISTENERS_COME_NANOS = 5_000_000_000L;

  private final ZContext context = new ZContext(1);
  private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
  private final LinkedBlockingQueue<Parcel> queue = new LinkedBlockingQueue<>();
  private final IopubSocket iopub;
  private final ZMQ.Socket outbox;
  private final WireFormat wire;
  private final Thread loop;
  private final Thread sender;
  private final List<Question> unheard = new ArrayList<>();
  private Consumer<Request> receiver = request -> {};

  /** Frames for a channel; without frames: the end. */
  private record Parcel(Channel channel, List<byte[]> frames) {}

  /**
   * Frames for a front end whose connection for questions may still be on its way, and till when.
   */
  private record Question(List<byte[]> frames, long deadline) {}

  /**
   * Binds all sockets; nothing is read before {@link #start}.
   *
   * @throws IOException when an address is taken
   */
  SocketLoop(KernelConnectionProperties connection, WireFormat wire) throws IOException {
    this.wire = wire;
    context.setLinger(LINGER_MILLIS);
    iopub = new IopubSocket(context.getContext());
    iopub.setLinger(LINGER_MILLIS);
    for (Channel channel : Channel.values()) {
      bind(channel, connection);
    }
    outbox = context.createSocket(SocketType.PULL);
    outbox.setRcvHWM(0);
    outbox.bind(OUTBOX);
    loop = new Thread(this::poll, "espalier-sockets");
    sender = new Thread(this::forward, "espalier-sender");
    loop.setDaemon(true);
    sender.setDaemon(true);
  }

  IopubSocket iopub() {
    return iopub;
  }

  /**
   * Begins to read.
   *
   * @param receiver takes every message, on the loop's thread: it must only pass it on
   */
  void start(Consumer<Request> receiver) {
    this.receiver = receiver;
    loop.start();
    sender.start();
  }

  /** Sends a message, behind those sent before. Safe to call from any thread, never waits. */
  void send(Outgoing message) {
    queue.add(new Parcel(message.channel(), wire.encode(message)));
  }

  /** Sends what waits, at most for a second, and closes all sockets. */
  @Override
  public void close() {
    queue.add(new Parcel(Channel.IOPUB, List.of()));
    try {
      sender.join(LINGER_MILLIS);
      loop.join(LINGER_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void bind(Channel channel, KernelConnectionProperties connection) throws IOException {
    ZMQ.Socket socket = channel == Channel.IOPUB ? iopub : context.createSocket(channel.type());
    socket.setSndHWM(0);
    socket.setRcvHWM(0);
    if (channel == Channel.STDIN) {
      // Else a question to a front end that is not connected there yet is lost without a word.
      socket.setRouterMandatory(true);
    }
    try {
      socket.bind(channel.address(connection));
    } catch (ZMQException e) {
      iopub.close();
      context.close();
      throw new IOException(
          "Can't listen on " + channel.address(connection) + ", is the port in use?", e);
    }
    sockets.put(channel, socket);
  }

  private void forward() {
    try (ZMQ.Socket out = context.createSocket(SocketType.PUSH)) {
      out.setSndHWM(0);
      out.connect(OUTBOX);
      Parcel parcel;
      do {
        parcel = queue.take();
        pass(out, parcel);
      } while (!parcel.frames().isEmpty());
    } catch (InterruptedException | ZMQException e) {
      LOG.log(Level.SEVERE, "Nothing can be sent any more.", e);
    }
  }

  /** As one message or not at all: half of one would run into the next. */
  private static void pass(ZMQ.Socket out, Parcel parcel) throws InterruptedException {
    List<byte[]> frames = new ArrayList<>();
    frames.add(parcel.channel().name().getBytes(ZMQ.CHARSET));
    frames.addAll(parcel.frames());
    for (int i = 0; i < frames.size(); i++) {
      while (!sent(out, frames.get(i), sendMore(frames, i))) {
        Thread.sleep(FOR_MEMORY_MILLIS);
      }
    }
  }

  /** False when a cell has filled the heap: it will end, this thread must not. */
  private static boolean sent(ZMQ.Socket out, byte[] frame, int flags) {
    try {
      return out.send(frame, flags);
    } catch (OutOfMemoryError e) {
      return false;
    }
  }

  private void poll() {
    ZMQ.Poller poller = context.createPoller(1 + sockets.size());
    List<Channel> channels = new ArrayList<>(sockets.keySet());
    sockets.values().forEach(socket -> poller.register(socket, ZMQ.Poller.POLLIN));
    poller.register(outbox, ZMQ.Poller.POLLIN);
    boolean open = true;
    while (open) {
      try {
        open = step(poller, channels);
      } catch (OutOfMemoryError e) { // A cell's doing: it will end, this thread must not.
        LOG.log(Level.SEVERE, "Out of memory while passing messages on.", e);
      }
    }
    poller.close();
    iopub.close();
    context.close();
  }

  /** Waits for messages and passes them on; false for the end. */
  private boolean step(ZMQ.Poller poller, List<Channel> channels) {
    poller.poll(unheard.isEmpty() ? -1 : FOR_LISTENERS_MILLIS);
    unheard.removeIf(this::settled);
    for (int i = 0; i < channels.size(); i++) {
      if (poller.pollin(i)) {
        read(channels.get(i));
      }
    }
    return !poller.pollin(channels.size()) || send(receive(outbox));
  }

  private void read(Channel channel) {
    ZMQ.Socket socket = sockets.get(channel);
    if (socket == null) {
      return;
    }
    List<byte[]> frames = receive(socket);
    try {
      switch (channel) {
        case HEARTBEAT -> sendAll(socket, frames);
        case IOPUB -> welcome(frames);
        default -> receiver.accept(wire.decode(channel, frames));
      }
    } catch (BadMessage e) {
      LOG.log(Level.WARNING, e, () -> "Dropped a message on " + channel + ": " + e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      LOG.log(Level.SEVERE, e, () -> "Dropped a message on " + channel);
    }
  }

  /** Tells a front end that just subscribed that from now on it will see everything. */
  private void welcome(List<byte[]> frames) {
    byte[] frame = frames.get(0);
    if (frame.length == 0 || frame[0] != 1) {
      return;
    }
    String topic = new String(frame, 1, frame.length - 1, StandardCharsets.UTF_8);
    Outgoing welcome =
        new Outgoing(
            Channel.IOPUB,
            topic.isEmpty() ? List.of() : List.of(topic.getBytes(StandardCharsets.UTF_8)),
            "iopub_welcome",
            new JsonObject(),
            Map.of("subscription", topic));
    sendAll(iopub, wire.encode(welcome));
  }

  /** Passes frames from the outbox on; false for the end. */
  private boolean send(List<byte[]> parcel) {
    List<byte[]> frames = parcel.subList(1, parcel.size());
    Channel channel = Channel.valueOf(new String(parcel.get(0), ZMQ.CHARSET));
    ZMQ.Socket socket = sockets.get(channel);
    if (socket != null && channel == Channel.STDIN) {
      unheard.add(new Question(frames, System.nanoTime() + LISTENERS_COME_NANOS));
      unheard.removeIf(this::settled);
    } else if (socket != null) {
      sendAll(socket, frames);
    }
    return !frames.isEmpty();
  }

  /** Whether a question was sent, or nobody came to hear it. */
  private boolean settled(Question question) {
    try {
      sendAll(Objects.requireNonNull(sockets.get(Channel.STDIN)), question.frames());
      return true;
    } catch (ZMQException e) {
      boolean late = System.nanoTime() - question.deadline() > 0;
      if (late) {
        LOG.log(Level.WARNING, e, () -> "A question was dropped: the front end does not listen.");
      }
      return late;
    }
  }

  private static List<byte[]> receive(ZMQ.Socket socket) {
    List<byte[]> frames = new ArrayList<>();
    do {
      byte[] frame = socket.recv();
      frames.add(frame == null ? new byte[0] : frame);
    } while (socket.hasReceiveMore());
    return frames;
  }

  private static void sendAll(ZMQ.Socket socket, List<byte[]> frames) {
    for (int i = 0; i < frames.size(); i++) {
      socket.send(frames.get(i), sendMore(frames, i));
    }
  }

  private static int sendMore(List<byte[]> frames, int at) {
    return at < frames.size() - 1 ? ZMQ.SNDMORE : 0;
  }
}
